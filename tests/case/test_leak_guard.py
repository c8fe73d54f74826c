"""What counts as repeating decrypted text, in whatever dress; and what everybody says all day and does not count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailbot.case.leak_guard import candidates, find_repeated_attachment, find_repeated_line, prints
from mailbot.facts import Attachment

SECRET = (
    "The form at /requests lets me read the requests of others when I change the number in the address. The password"
    " of the administrator is Zomer!Regen7 and the backup lies at https://voorbeeld.example/old/backup.zip?key=4711."
)
GERMAN = "Über das Formular für Anträge kann ich die Anträge anderer Bürger lesen, wenn ich die Nummer ändere."
CHINESE = "管理员密码存储在服务器日志中,任何人都可以读取其他用户的请求。"
THAI = "รหัสผ่านของผู้ดูแลระบบถูกเก็บไว้ในไฟล์บันทึกที่ทุกคนอ่านได้"
KOREAN = "관리자 비밀번호가 서버 로그 파일에 저장되어 있어서 누구나 다른 사용자의 요청을 읽을 수 있습니다."


def found(text: str, *secrets: str, theirs: tuple[str, ...] = ()) -> int | None:
    """Look for what `text` repeats as the daemon does: only what the index knows comes back."""
    known = candidates(text) & prints(secrets or (SECRET,))
    return find_repeated_line(text, known, theirs)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(f"Hello,\n\n{SECRET}\n", 3, id="the-whole"),
        pytest.param("You say: lets me read the requests of others.", 1, id="seven-words"),
        pytest.param("LETS ME READ THE REQUESTS OF OTHERS", 1, id="in-capitals"),
        pytest.param("lets me\n> read - the requests\n> of others, when", 1, id="marks-and-lines"),
        pytest.param("léts mê réad thè réquests òf öthers", 1, id="accents"),
        pytest.param("lеts mе rеаd thе rеquеsts оf оthеrs", 1, id="cyrillic-letters"),
        pytest.param("ｌｅｔｓ ｍｅ ｒｅａｄ ｔｈｅ ｒｅｑｕｅｓｔｓ ｏｆ ｏｔｈｅｒｓ", 1, id="full-width"),
        pytest.param("𝗹𝗲𝘁𝘀 𝗺𝗲 𝗿𝗲𝗮𝗱 𝘁𝗵𝗲 𝗿𝗲𝗾𝘂𝗲𝘀𝘁𝘀 𝗼𝗳 𝗼𝘁𝗵𝗲𝗿𝘀", 1, id="mathematical-letters"),
        pytest.param("lets me re\u00adad the re\u00adquests of oth\u200bers", 1, id="soft-hyphens"),
        pytest.param("lets me read the re-\nquests of others", 1, id="hyphenated-at-the-end-of-a-line"),
        pytest.param("*lets* _me_ `read` **the** requests ~of~ others", 1, id="markup"),
        pytest.param("l e t s  m e  r e a d  t h e  r e q u e s t s  o f  o t h e r s", 1, id="letter-by-letter"),
        pytest.param("Thanks.\nIs Zomer!Regen7 still in use?", 2, id="one-password"),
        pytest.param("Is “Zo\u00admer!Regen7” still in use?", 1, id="a-password-with-a-soft-hyphen"),
        pytest.param("We took <https://voorbeeld.example/old/backup.zip?key=4711> away.", 1, id="a-link"),
        pytest.param("Somebody reads what others ask, by another number.", None, id="in-their-own-words"),
        pytest.param("lets me, well, read what they ask of others", None, id="four-words-are-a-coincidence"),
        pytest.param("", None, id="nothing-said"),
    ],
)
def test_a_line_that_repeats_what_was_decrypted_is_found(text: str, line: int | None) -> None:
    assert found(text) == line


@pytest.mark.parametrize("secret", [SECRET, GERMAN, KOREAN], ids=["english", "german", "korean"])
def test_any_seven_words_are_found_in_the_middle_of_others(secret: str) -> None:
    words = secret.split()
    pieces = [" ".join(words[at : at + 7]) for at in range(len(words) - 6)]
    missed = [piece for piece in pieces if found(f"Hello Rosa, you write {piece}, is that still so?", secret) is None]
    assert missed == []


@pytest.mark.parametrize("secret", [CHINESE, THAI], ids=["chinese", "thai"])
def test_twelve_characters_of_a_script_without_spaces_are_found(secret: str) -> None:
    pieces = [secret[at : at + 12] for at in range(len(secret) - 11)]
    assert [piece for piece in pieces if found(f"Hello: {piece}?", secret) is None] == []


@pytest.mark.parametrize(
    ("text", "secret", "line"),
    [
        pytest.param("Swordfish at four o'clock?", "swordfish at four o'clock", 1, id="a-short-text-as-a-whole"),
        pytest.param("It says: swordfish at four", "swordfish at four o'clock", None, id="a-part-of-a-short-one"),
        pytest.param("Hello again", "hello", None, id="a-greeting"),
        pytest.param("the correct-horse-battery-staple one?", "It is correct-horse-battery-staple", 1, id="passphrase"),
        pytest.param("d41d8cd98f00b204", "hash: d41d8cd98f00b204", 1, id="a-hash"),
        pytest.param("10.1.2.3:8443 is open", "see 10.1.2.3:8443", 1, id="an-address-of-a-machine"),
        pytest.param("Is it kim@melder.example?", "I am kim@melder.example", 1, id="an-address-of-a-person"),
        pytest.param(
            "Is Zomer!Regen7 still in use?", "log in with pw=Zomer!Regen7", 1, id="a-password-behind-its-name"
        ),
        pytest.param("It was pw:Zomer!Regen7, no?", "Zomer!Regen7", 1, id="a-password-behind-another-name"),
        pytest.param("Zomer!Regen7?", "root:Zomer!Regen7:0", 1, id="a-password-in-a-row-of-a-table"),
        pytest.param("Is 4f9c2a1b7d yours?", "https://x.example/in?token=4f9c2a1b7d&a=1", 1, id="a-token-of-a-link"),
        pytest.param("Zomer!Regen7?", "ftp://anke:Zomer!Regen7@ftp.x.example/", 1, id="a-password-of-a-link"),
        pytest.param("Is it 06-12345678?", "Her number is +31 6 1234 5678.", 1, id="a-telephone-number"),
        pytest.param("the card 4111111111111111", "4111 1111 1111 1111", 1, id="a-bank-card"),
        pytest.param("and 123456782 is whose?", "BSN 123456782", 1, id="the-number-of-a-person"),
        pytest.param(
            "10.0.19045.3803 on 20261112, at 2026-11-12 14:05",
            "10.0.19045.3803 20261112 2026-11-12 14:05",
            None,
            id="versions-and-days",
        ),
        pytest.param("ⓛⓔⓣⓢ ⓜⓔ ⓡⓔⓐⓓ ⓣⓗⓔ ⓡⓔⓠⓤⓔⓢⓣⓢ ⓞⓕ ⓞⓣⓗⓔⓡⓢ", SECRET, 1, id="letters-in-circles"),
        pytest.param("keys lie under\nthe mat of the mayor", "Keys lie under the mat of the mayor", 1, id="subject"),
    ],
)
def test_short_texts_and_rare_words(text: str, secret: str, line: int | None) -> None:
    assert found(text, secret) == line


ORDINARY = (
    (
        "Dear team, please let me know if you have any questions. Thank you very much for your quick reply, I look "
        "forward to hearing from you. With kind regards, Rosa Vermeer"
    ),
    (
        "I found a cross-site scripting vulnerability in Microsoft Exchange Server 2019 CU14 on Windows11 with "
        "log4j2 2.17.1, see CVE-2026-1234 and https://voorbeeld.example/contact, since 2026-11-12 at 14:05."
    ),
    (
        "Geachte heer, mevrouw, hartelijk dank voor uw snelle reactie op mijn melding. Ik hoor graag wanneer het is"
        " opgelost. Met vriendelijke groet, Rosa"
    ),
    (
        "Bonjour, je vous remercie de votre réponse rapide et je reste à votre disposition pour toute question. "
        "Cordialement, Rosa"
    ),
    "https://voorbeeld.example/zoeken?q=belasting2026&page=2 shows it.",
    "Sehr geehrte Damen und Herren, vielen Dank für Ihre schnelle Antwort. Mit freundlichen Grüßen, Rosa",
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Please let us know if you have any questions.", id="a-courtesy"),
        pytest.param("Thank you very much for your quick reply. With kind regards", id="a-greeting"),
        pytest.param("Is it Microsoft Exchange Server 2019 CU14?", id="a-product"),
        pytest.param("We have Windows11 and log4j2 2.17.1; about CVE-2026-1234 we knew.", id="names-with-numbers"),
        pytest.param("Cross-site scripting on https://voorbeeld.example/contact: mended.", id="a-page-of-ours"),
        pytest.param("Since 2026-11-12 at 14:05, then?", id="a-moment"),
        pytest.param("If I search for belasting2026, nothing is found.", id="what-a-link-searches-for"),
        pytest.param("Hartelijk dank voor uw snelle reactie. Met vriendelijke groet", id="in-Dutch"),
        pytest.param("Je reste à votre disposition pour toute question.", id="in-French"),
        pytest.param("Vielen Dank für Ihre schnelle Antwort. Mit freundlichen Grüßen", id="in-German"),
    ],
)
def test_what_everybody_says_is_no_secret(text: str) -> None:
    assert found(text, *ORDINARY) is None


def test_what_the_reader_wrote_in_clear_is_theirs_already() -> None:
    text = "You wrote: lets me read the requests of others, and Zomer!Regen7."
    assert found(text, theirs=(SECRET,)) is None
    assert found(text, theirs=("lets me read the requests of others",)) == 1  # the password they did not write


def test_attachments_are_found_by_their_bytes_and_by_their_text() -> None:
    shot = Attachment("shot.png", "image/png", b"\x89PNG\0pixels")
    log = Attachment("log.txt", "text/plain", SECRET.encode())
    known = prints((), (shot, log))
    quoted = Attachment("answer.md", "application/octet-stream", b"As you say:\n> lets me read the requests of others")
    other = Attachment("other.bin", "application/octet-stream", b"\0\1\2")
    for attached, want in [((other, shot), shot), ((other, log), log), ((other, quoted), quoted), ((other,), None)]:
        asked = candidates("See the file.", attached) & known
        assert find_repeated_attachment(attached, asked) == want
    assert find_repeated_line("It lets me read the requests of others.", known) == 1


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_breaks_the_guard(text: str, secret: str) -> None:
    line = found(text, secret)
    assert line is None or 1 <= line <= len(text.splitlines())


@given(st.lists(st.text("abcdefghijklmnop ", min_size=1, max_size=12), min_size=20, max_size=40), st.data())
def test_texts_that_share_enough_share_a_print(pieces: list[str], data: st.DataObject) -> None:
    whole = "".join(pieces)
    letters = [at for at, sign in enumerate(whole) if sign != " "]
    if len(letters) < 19:
        return
    first = data.draw(st.integers(0, len(letters) - 19))
    shared = whole[letters[first] : letters[first + 18] + 1]  # nineteen letters: PRINT + WINDOW - 1
    assert prints([shared]) & prints([whole])


@pytest.mark.parametrize(
    "attached",
    [
        pytest.param(Attachment("a.txt", "text/plain", SECRET.encode("utf-16")), id="text-as-windows-saves-it"),
        pytest.param(Attachment("a.log", "application/octet-stream", SECRET.encode("utf-16")), id="of-no-type"),
        pytest.param(
            Attachment("a.log", "application/octet-stream", SECRET.encode("utf-16-be")), id="without-its-mark"
        ),
        pytest.param(
            Attachment("a.html", "text/html", f"<p>{SECRET.replace(' ', '</span> <span>')}</p>".encode()), id="a-page"
        ),
        pytest.param(
            Attachment("lets_me_read_the-requests_of.others.pdf", "application/pdf", b"%PDF"), id="by-its-name"
        ),
    ],
)
def test_what_an_attachment_says_in_another_form_is_found(attached: Attachment) -> None:
    known = candidates("See the file.", (attached,)) & prints((SECRET,))
    assert find_repeated_attachment((attached,), known) == attached


def test_what_a_decrypted_file_in_another_encoding_says_is_known() -> None:
    known = prints((), (Attachment("a.log", "application/octet-stream", GERMAN.encode("utf-16")),))
    assert find_repeated_line(f"You say: {GERMAN}", candidates(GERMAN) & known) == 1
