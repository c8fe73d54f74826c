"""mailbot keeps the promises that a published security address makes: this page is the map.

What happens to a message
-------------------------
`edges/imap/` sees it in the mailbox, and `mailbox_sync.py` fetches it: by itself, where the server does not give it
among others. `intake/` records its bytes, sealed, before anything looks into them.
`edges/parser/` reads it in a child process that may be killed (`mail/message.py`: bytes to facts;
`intake/reading.py`: how much of it). `intake/understanding.py` makes an *event* of that, in an order that reads as
prose: whose keys may have signed it (`intake/correlation.py`, `intake/keys.py`); what it says once it is decrypted and
verified (`intake/decryption.py`, `edges/gpg/`), where what decrypting yields goes through the same parser; which case
it belongs to, and with what proof (`intake/evidence.py`). A copy of what came before counts only where more speaks for
it (`intake/copies.py`).

`case/policy.py` decides: event, case and situation (standing of the address, organisation, time) in; effects out. It is
pure, and it is all there is of behaviour. `commit.py` carries the effects out: it has the letters written (`writer.py`:
composed, signed, encrypted) while no transaction is open, then writes message, case, journal, dues and letters in one,
if the case and the standing are still those that were decided on; if not, all of it again.

`outbox.py` hands the letters to the mail server (`edges/smtp/`); what that refuses of them for what is in it is said
again without it (`case/refused_letters.py`). The message is filed away in the mailbox only now.

What time brings takes the same road: `agenda.py` takes a due row whose moment has come and makes it an event. What can
be due, when, and what is done then is one table (`case/dues.py`); each commit that changes a case computes its dues
anew, in UTC. A handler's words wait as a draft (`case/drafts.py`), an unsigned command that nobody can take back for an
hour (`case/commands/execution.py`); the house has dues of its own, the digest of a flood and each morning's letter to
the leads (`case/digest.py`).

A case that has ended is kept for a term (`case/retention.py`), announced to the leads, and erased by what each table
says of itself (`edges/store/erasure.py`); what goes without a case, `sweep.py` takes.

What a handler asks to read by mail (`case/desk.py`) is looked up for that decision by `desk.py`;
the copy of what is kept of somebody (`case/rights.py`) is made by `data_copies.py`.

What each letter may tell is a class in `letters/`. All that differs by language stands in `languages/`, a folder a
language: its words, and the text of each letter.

`daemon.py` gives each of these loops its thread and owns nothing; what fails, and since when, is kept by `failures.py`.
`bootstrap/` alone reads the configuration (`config/`), and builds what they work with (`house.py`). What operators type
stands in `cli/`, what it does in `admin/`. Where to go for a change: README.md, “For engineers”.

States
------
A message:  NEW --decided--> DONE | HELD;  HELD --released by an operator--> NEW      (edges/store/tables.py)
A case:     CONTACT, RECEIVED, ACCEPTED, DEFERRED, INVALID, CLOSED                    (case/states.py)
A letter:   QUEUED --lease--> SENDING --> SENT | FAILED                               (outbox.py)
            an acknowledgement is WAITING first, until its turn under the ceiling     (case/turns.py)

Guarantees
----------
Nothing is lost.          Bytes are recorded before they are read; a message leaves the inbox after the decision about
                          it is committed, and what cannot be handled is held. What was in hand when the daemon died
                          is tried again alone; who wrote what cannot be read is answered all the same.
                          What the mail server does not give is held as well, by what it tells of it.
Nothing is done twice.    A message is the same when its keyed hash without trace fields is; its row exists once.
What was decided is sent. Letters are committed in their final bytes with the decision. After a crash between the
                          server's 250 and our commit one may go out again: the same bytes, never not at all.
                          A database that is put back from a copy sets aside what may have left since
                          (`bootstrap/restore.py`). A backup is whole or not there, and one that is put back
                          leaves the old database or the new one (`edges/backups.py`, `bootstrap/putting_back.py`).
Nobody is crowded out.    What there is only so much of in an hour, acknowledgements and notices to handlers, is shared
                          out by the domain that asks for it: a flood waits behind itself, and all of it has its turn.
Sealed at rest.           Content, names and addresses are in the database only under the data key, and the data key
                          only under the organisation's OpenPGP key.
Nothing leaks.            Logs hold references, states and reasons; letters to strangers hold nothing they wrote; a
                          letter that should be encrypted and cannot be is not written.
Nobody is fooled.         Who wrote a message is a finding with evidence (`facts/evidence.py`), never the From line.
                          Which case a signature is for is read from what it covers (`mail/signed_context.py`).

Nothing is changed unseen. Journals are chains; where they stand is signed each day and leaves the machine
                          (`case/audit.py`, `case/heads.py`; checked by `admin/audit_verification.py`). Who saw and did
                          what is a chain of the installation's own (`edges/store/audit.py`).

Errors are Temporary (try again) or Permanent (tell a person), sorted where they enter (`errors.py`).
"""
