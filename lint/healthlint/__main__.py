"""`python -m healthlint` is the command."""

from healthlint.app.cli import main

if __name__ == "__main__":
    main()
