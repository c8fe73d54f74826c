from dataclasses import replace

import pytest

from mailbot.facts import DeliveryReport, Sign
from mailbot.mail.believed import Believed
from mailbot.mail.message import Settings, parse
from tests.fixtures import FIXTURES

SETTINGS = Settings(("nl", "en"), Believed("mx.voorbeeld.example"))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        pytest.param("automated/vacation-gmail.eml", "Auto-Submitted", id="Gmail's vacation responder"),
        pytest.param("automated/out-of-office-exchange.eml", "Auto-Submitted", id="Exchange's automatic reply"),
        pytest.param("automated/precedence-only-vacation.eml", "Precedence", id="the old vacation program"),
        pytest.param("automated/list-mailman.eml", "List-Id", id="a mailing list"),
        pytest.param(
            "automated/auto-submitted-comment-ticket-system.eml", "Auto-Submitted", id="a comment and a parameter"
        ),
        pytest.param("automated/noreply-newsletter.eml", "sender that nobody reads", id="a sender that nobody reads"),
        pytest.param("automated/nothing-says-so-vacation.eml", None, id="nothing says so"),
        pytest.param("automated/human-declines-receipts-outlook.eml", None, id="a person who declines receipts"),
        pytest.param("bounce/failed-postfix.eml", "null reverse-path", id="a bounce"),
        pytest.param("bounce/only-words-qmail.eml", "null reverse-path", id="a bounce without structure"),
        pytest.param("bounce/quoted-by-a-reporter.eml", None, id="a report about a bounce"),
        pytest.param("plain/alternatives-thunderbird.eml", None, id="a person"),
    ],
)
def test_what_a_machine_wrote_is_told_by_its_fields(name: str, why: str | None) -> None:
    assert parse((FIXTURES / name).read_bytes(), SETTINGS).automated == why


@pytest.mark.parametrize(
    ("field", "why"),
    [
        pytest.param("Return-Path: <>", "null reverse-path", id="null reverse-path"),
        pytest.param(
            "Return-Path: <MAILER-DAEMON@example.org>", "return path that nobody reads", id="envelope of a daemon"
        ),
        pytest.param(
            "Return-Path: <list-bounces@example.org>", "return path that nobody reads", id="envelope of a list"
        ),
        pytest.param("Return-Path: <jan@example.org>", None, id="envelope of a person"),
        pytest.param("Content-Type: multipart/report; boundary=x", "multipart/report", id="a report of any type"),
        pytest.param("Auto-Submitted: no", None, id="not automatic by its own word"),
        pytest.param("Auto-Submitted:", None, id="an empty word"),
        pytest.param("auto-submitted: AUTO-GENERATED", "Auto-Submitted", id="any case"),
        pytest.param(
            "X-Auto-Response-Suppress: DR, OOF, AutoReply", "X-Auto-Response-Suppress", id="asks for no replies"
        ),
        pytest.param("Precedence: first-class", None, id="an innocent precedence"),
        pytest.param("Precedence: junk", "Precedence", id="junk"),
        pytest.param("List-Unsubscribe: <https://example.org/u>", "List-Unsubscribe", id="bulk mail"),
        pytest.param("X-Autoreply: yes", "X-Autoreply", id="a vendor's field"),
        pytest.param("X-POST-MessageClass: 9; Autoresponder", "X-POST-MessageClass", id="a vendor's class"),
        pytest.param("X-Failed-Recipients: jan@example.org", "X-Failed-Recipients", id="a bounce of Exim's"),
        pytest.param("Delivered-To: Autoresponder", "Delivered-To", id="delivered to a responder"),
        pytest.param("Delivered-To: security@voorbeeld.example", None, id="delivered to us"),
    ],
)
def test_each_sign_counts(field: str, why: str | None) -> None:
    assert parse(f"From: a@example.org\r\n{field}\r\n\r\nhello\r\n".encode(), SETTINGS).automated == why


@pytest.mark.parametrize(
    ("field", "ticket"),
    [
        pytest.param("X-Mailer: Zendesk Mailer", True, id="zendesk"),
        pytest.param("X-Powered-By: OTRS Community Edition", True, id="otrs"),
        pytest.param("User-Agent: GitLab/17", True, id="a-user-agent"),
        pytest.param("X-Mailer: Outlook", False, id="a-mail-client"),
        pytest.param("X-Comment: Zendesk", False, id="its-name-elsewhere"),
    ],
)
def test_a_ticket_system_is_told_by_the_name_of_its_program(field: str, ticket: bool) -> None:
    found = parse(f"From: a@example.org\r\n{field}\r\n\r\nKey?\r\n".encode(), SETTINGS)
    assert (Sign.TICKET in found.signs) is ticket


USER_UNKNOWN = DeliveryReport(
    action="failed",
    status="5.1.1",
    recipient="reporter@example.org",
    reason="550 5.1.1 <reporter@example.org>: user unknown",
    original_message_id="<letter.7f3a@voorbeeld.example>",
)


@pytest.mark.parametrize(
    ("name", "reports"),
    [
        pytest.param("failed-postfix.eml", (USER_UNKNOWN,), id="a failure with the header of the original"),
        pytest.param(
            "delayed-postfix.eml",
            (
                DeliveryReport(
                    "delayed", "4.4.1", USER_UNKNOWN.recipient, USER_UNKNOWN.reason, USER_UNKNOWN.original_message_id
                ),
            ),
            id="a delay with the whole original is no failure",
        ),
        pytest.param(
            "two-recipients-exchange.eml",
            (
                DeliveryReport("failed", "5.1.1", "reporter@example.org", USER_UNKNOWN.reason, None),
                DeliveryReport("failed", "5.2.2", "second@example.org", "552 mailbox full", None),
            ),
            id="two recipients and no original",
        ),
        pytest.param("failed-exim.eml", (replace(USER_UNKNOWN, status="5.0.0"),), id="Exim"),
        pytest.param(
            "only-header-exim.eml",
            tuple(
                DeliveryReport("failed", "", recipient, "", USER_UNKNOWN.original_message_id)
                for recipient in ("reporter@example.org", "second@example.org")
            ),
            id="an older Exim says whom in a field, and names what it answers last",
        ),
        pytest.param(
            "international-exim.eml",
            (
                replace(
                    USER_UNKNOWN,
                    status="5.0.0",
                    recipient="r\xe9p\xf4rter@example.org",
                    reason="550 5.1.1 user unknown",
                ),
            ),
            id="the international form",
        ),
        pytest.param(
            "failed-exchange.eml",
            (
                replace(
                    USER_UNKNOWN,
                    status="5.1.10",
                    reason="550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient reporter@example.org not found by SMTP"
                    " address lookup",
                ),
            ),
            id="Exchange",
        ),
        pytest.param("failed-gmail.eml", (USER_UNKNOWN,), id="Gmail"),
        pytest.param(
            "forwarded-postfix.eml",
            (
                DeliveryReport(
                    "failed", "5.2.2", "home@example.com", "552 5.2.2 mailbox full", USER_UNKNOWN.original_message_id
                ),
                DeliveryReport("relayed", "2.1.5", "work@example.net", "", USER_UNKNOWN.original_message_id),
            ),
            id="two others, of whom one got it",
        ),
        pytest.param(
            "nameless-recipient-notes.eml",
            (replace(USER_UNKNOWN, recipient="", reason="User reporter not listed in Directory"),),
            id="a recipient that is no address",
        ),
        pytest.param("only-words-qmail.eml", (), id="words are no structure"),
        pytest.param("quoted-by-a-reporter.eml", (), id="an attached bounce is content"),
        pytest.param("read-receipt-outlook.eml", (), id="a read receipt is no delivery report"),
    ],
)
def test_bounces_are_read_by_structure(name: str, reports: tuple[DeliveryReport, ...]) -> None:
    assert parse((FIXTURES / "bounce" / name).read_bytes(), SETTINGS).reports == reports


@pytest.mark.parametrize(
    ("fields", "original"),
    [
        pytest.param("", None, id="nothing"),
        pytest.param("References: <a@x> <b@x>\r\n", "<b@x>", id="the last of References"),
        pytest.param("References: <a@x>\r\nIn-Reply-To: <b@x>\r\n", "<b@x>", id="In-Reply-To before References"),
    ],
)
def test_what_returns_no_original_may_name_it(fields: str, original: str | None) -> None:
    raw = (FIXTURES / "bounce/two-recipients-exchange.eml").read_bytes()
    assert {report.original_message_id for report in parse(fields.encode() + raw, SETTINGS).reports} == {original}


def test_what_is_returned_counts_before_what_is_named() -> None:
    raw = b"In-Reply-To: <another@voorbeeld.example>\r\n" + (FIXTURES / "bounce/failed-postfix.eml").read_bytes()
    assert parse(raw, SETTINGS).reports == (USER_UNKNOWN,)


def test_a_status_that_somebody_attached_is_content() -> None:
    raw = (FIXTURES / "bounce/failed-postfix.eml").read_bytes().replace(b"multipart/report", b"multipart/mixed")
    assert parse(raw, SETTINGS).reports == ()
