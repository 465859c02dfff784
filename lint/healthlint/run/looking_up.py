"""Who is asked about references, and how does a run get at them?

A registry is a file on this machine, and is read by any run that is told of it. A service on the network is
asked only where the command line says so, by this process alone, so that all keep to one pace.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from healthlint.run.cache import user_cache_folder
from healthlint.run.errors import UsageError
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from healthlint.online.online import Online
    from healthlint.references.answers import Answers
    from healthlint.references.judging.judge import Judge
    from healthlint.registry.info import Info
    from healthlint.run.config.config import Config

CONTACT = "HEALTHLINT_CONTACT"
BUDGET = 120.0  # seconds for all that a run asks the network


class Network(NamedTuple):
    """How the network may be used for a run."""

    replay: bool = False  # only what is remembered of earlier runs answers
    contact: str = ""  # an e-mail address, which the services are told
    budget: float = BUDGET  # seconds

    @property
    def use(self) -> Literal["remembered", "online"]:
        """What of the services is used: what they answered in earlier runs, or themselves."""
        return "remembered" if self.replay else "online"


class LookingUp:
    """The registries of a run, and its way to the services."""

    def __init__(self, registry: Path | None, network: Network | None, warnings: list[str]) -> None:
        """Take the registry of all articles, None: as the configs say, and what may be asked of the network.

        `warnings` receives at the end what could not be learnt and why, in sentences. Raises UsageError for
        a registry that cannot be read, for a contact that is no e-mail address, and where the extra is not
        installed.
        """
        self._registry = registry
        self._network = network
        self._warnings = warnings
        self._judges: dict[tuple[Path | None, datetime.date], Judge] = {}
        self.infos: dict[Path, Info] = {}  # what the registries that are looked into say of themselves
        self.watch: Callable[[int, int], object] | None = None  # told how many of how many things are learnt
        self._online: Online | None = None
        if network is not None:
            _check(network)
        if registry is not None:
            self._learn_of(registry, None)

    @property
    def is_online(self) -> bool:
        """Tell whether the services may be asked now."""
        return self._network is not None and not self._network.replay

    @property
    def left_open(self) -> tuple[str, ...]:
        """What services have left open so far, and why, in sentences without full stops."""
        return () if self._online is None else tuple(self._online.left_open.sentences())

    def judge_for(self, config: Config) -> Judge | None:
        """Return who judges the references of the articles of a config; None where nobody may be asked.

        Raises UsageError for a registry that cannot be read, and for a contact that is no e-mail address.
        """
        path = self._registry_for(config)
        if path is None and self._network is None:
            return None
        from healthlint.references.judging.judge import Judge
        from healthlint.run.today import today

        day = today(config)
        judge = self._judges.get((path, day))
        if judge is None:
            if path is not None:
                self._learn_of(path, config)
            if self._network is not None and self._online is None:
                self._online = self._opened(self._network, config)
            judge = self._judges[path, day] = Judge(self._opening(path), lambda: day)
        return judge

    def close(self) -> None:
        """Close the connections and the cache of answers, and tell what could not be learnt."""
        if self._online is not None:
            self._online.close()
            self._warnings.extend(self._online.left_open.sentences())
            self._online = None

    def _registry_for(self, config: Config) -> Path | None:
        if self._registry is not None:
            return self._registry
        return None if config.registry is None else config.root / config.registry

    def _learn_of(self, path: Path, config: Config | None) -> None:
        from healthlint.registry.errors import RegistryError
        from healthlint.registry.registry import Registry

        if path in self.infos:
            return
        try:
            with Registry.open(path) as registry:
                self.infos[path] = registry.info()
        except RegistryError as error:
            origin = None if config is None else config.origins.of("registry")
            raise UsageError(f"{origin}: {error}" if origin is not None else str(error)) from error

    def _opened(self, network: Network, config: Config) -> Online:
        from healthlint.online.opening import is_contact, open_online

        contact, where = network.contact, "--contact"
        if not contact and config.contact:
            contact, where = config.contact, str(config.origins.of("contact") or "contact")
        elif not contact:
            contact, where = os.environ.get(CONTACT, ""), CONTACT
        if contact and not is_contact(contact):
            raise UsageError(_no_contact(where, contact))
        online = open_online(
            user_cache_folder(),
            contact=contact,
            ncbi_key=os.environ.get("NCBI_API_KEY", ""),
            budget=network.budget,
            offline=network.replay,
        )
        online.watch = self.watch
        return online

    def _opening(self, path: Path | None) -> Callable[[], Answers]:
        """Return what opens the way to those who are asked, in whichever process."""
        online = self._online

        def opened() -> Answers:
            from healthlint.references.answers import NoAnswers

            local: Answers = NoAnswers()
            if path is not None:
                from healthlint.registry.answering import RegistryAnswers
                from healthlint.registry.registry import Registry

                local = RegistryAnswers(Registry.open(path))
            if online is None:
                return local
            from healthlint.online.answering import OnlineAnswers

            return OnlineAnswers(online, local)

        return opened


def _check(network: Network) -> None:
    """Raise UsageError where a network cannot be used as it is asked for, whatever the articles are."""
    from healthlint.online.opening import check_extra, is_contact
    from healthlint.online.transport.faults import MissingExtraError

    if network.contact and not is_contact(network.contact):
        raise UsageError(_no_contact("--contact", network.contact))
    if not network.replay:
        try:
            check_extra()
        except MissingExtraError as error:
            raise UsageError(str(error)) from error


def _no_contact(where: str, contact: str) -> str:
    return f"{where}: {contact!r} is no e-mail address; write it as editors@example.org"
