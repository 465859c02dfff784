from __future__ import annotations

import codecs
import random

import pytest

from healthlint.text.encoding.decode import UndecodableError, decode

SIMPLIFIED = (
    "膝盖疼的人不必停止走路。每天慢走二十分钟，关节反而更灵活；体重减轻三公斤，下楼时就会轻松一些。"
    "街角那家“康步堂”说他们的药膏能让软骨重新长出来，可是至今没有一项研究这样说。夜里痛醒，请去看医生。"
)
TRADITIONAL = (
    "膝蓋疼的人不必停止走路。每天慢走二十分鐘，關節反而更靈活；體重減輕三公斤，下樓時就會輕鬆一些。"
    "街角那家「康步堂」說他們的藥膏能讓軟骨重新長出來，可是至今沒有一項研究這樣說。夜裡痛醒，請去看醫生。"
)
WESTERN = (
    "Nadia’s clinic calls its broth “the answer” — it isn’t. A café owner in Québec drank it for a year… "
    "Her knees hurt as before, at 38 °C and £40 a jar."
)
LENGTHS = [6, 10, 20, 60, 95]


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        pytest.param(SIMPLIFIED, "gb18030", id="Simplified in GB18030"),
        pytest.param(SIMPLIFIED, "gbk", id="Simplified in GBK"),
        pytest.param(TRADITIONAL, "gb18030", id="Traditional in GB18030"),
        pytest.param(TRADITIONAL, "big5", id="Traditional in Big5"),
        pytest.param(TRADITIONAL, "big5hkscs", id="Traditional in Big5-HKSCS"),
    ],
)
def test_chinese_without_a_declaration_is_told_from_its_characters(
    text: str, encoding: str, length: int
) -> None:
    assert decode(text[:length].encode(encoding)) == text[:length]


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_chinese_is_told_wherever_a_text_is_cut(encoding: str) -> None:
    text = SIMPLIFIED if encoding == "gb18030" else TRADITIONAL
    wrong = [
        text[start : start + 12]
        for start in range(len(text) - 12)
        if decode(text[start : start + 12].encode(encoding)) != text[start : start + 12]
    ]
    assert wrong == []


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_a_few_chinese_words_in_an_english_page_are_told(encoding: str) -> None:
    text = "# Knee pain\n\nThe shop calls it 康步膏. Nobody has tested it.\n" * 3
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("length", [16, 30, 60, len(WESTERN)])
def test_curly_quotes_of_windows_1252_are_quotes(length: int) -> None:
    assert decode(WESTERN[:length].encode("cp1252")) == WESTERN[:length]


@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, WESTERN, "plain", "", "𠮷🍵e\u0301"])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_unicode_is_read_and_its_mark_is_not_counted(text: str, mark: bytes, encoding: str) -> None:
    assert decode(mark + text.encode(encoding)) == text


def test_line_ends_stay_as_they_are() -> None:
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="gb2312">', "gb18030"),
        ("<META CHARSET=gbk>", "gbk"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=big5">', "big5"),
        ("<meta content='text/html;charset=iso-8859-1' http-equiv=content-type>", "cp1252"),
        ('<?xml version="1.0" encoding="big5"?>', "big5"),
        ("<!-- <meta charset=utf-8> --><meta charset='windows-1251'>", "cp1251"),
        ('<meta charset="shift_jis">', "cp932"),
    ],
)
def test_a_page_is_read_as_it_declares(head: str, encoding: str) -> None:
    words = {"cp1252": "naïve “café”", "cp1251": "сахар", "cp932": "血糖値を測る"}.get(encoding, "血糖")
    text = f"{head}\n<p>{words}</p>"
    assert decode(text.encode(encoding), html=True) == text


def test_a_declaration_counts_only_in_a_page() -> None:
    text = f'Write <meta charset="big5"> into the head.\n{SIMPLIFIED}'
    assert decode(text.encode("gb18030"), html=False) == text


@pytest.mark.parametrize("label", ["gb2312", "big5", "iso-8859-1", "no-such-thing", "rot13", "utf-16"])
def test_utf_8_is_read_as_such_whatever_the_page_declares(label: str) -> None:
    text = f"<meta charset={label}><p>{SIMPLIFIED}</p><p>“quoted”</p>"
    assert decode(text.encode("utf-8"), html=True) == text


def test_two_words_that_look_like_utf_8_are_what_the_page_declares() -> None:
    text = "<meta charset=gb2312><title>联通</title>"
    assert decode(text.encode("gbk"), html=True) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document"),
        (b"an article\0 with a NUL", "NUL at byte 10"),
        ("text".encode("utf-16-le"), "NUL at byte 1"),
        (b"\x01\x02\x03\x04 words", "4 of its 10 bytes are control characters"),
        (codecs.BOM_UTF16_LE + b"a", "its byte order mark says UTF-16-LE"),
        (codecs.BOM_UTF8 + b"\xff", "its byte order mark says UTF-8"),
        (b"first\nsecond \x80\x81\x82\x90", "byte 13, line 2: 0x80"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode(data)
    assert reason in str(caught.value)


@pytest.mark.parametrize("size", [100, 1000, 20_000])
def test_random_bytes_are_refused(size: int) -> None:
    chance = random.Random(size)
    for _ in range(20):
        with pytest.raises(UndecodableError):
            decode(chance.randbytes(size))


def test_the_reason_names_the_declared_encoding_that_does_not_fit() -> None:
    with pytest.raises(UndecodableError, match="nor cp932, which it declares"):
        decode(b"<meta charset=shift_jis>\x80\x81\x82\x90\xff", html=True)
