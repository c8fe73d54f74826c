import errno
import os

import pytest

from mailbot.errors import ConfigError, MailbotError, Temporary, by_cause


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        pytest.param(errno.ENOSPC, Temporary, id="full"),
        pytest.param(errno.EDQUOT, Temporary, id="the-quota-is-used-up"),
        pytest.param(errno.EFBIG, Temporary, id="no-file-may-grow"),
        pytest.param(errno.EROFS, Temporary, id="read-only"),
        pytest.param(errno.EIO, Temporary, id="an-io-error"),
        pytest.param(errno.ENOMEM, Temporary, id="no-memory"),
        pytest.param(errno.EMFILE, Temporary, id="no-descriptors"),
        pytest.param(errno.ENFILE, Temporary, id="no-descriptors-on-the-machine"),
        pytest.param(errno.EAGAIN, Temporary, id="no-processes"),
        pytest.param(errno.ENOLCK, Temporary, id="no-locks"),
        pytest.param(errno.EBUSY, Temporary, id="in-use"),
        pytest.param(errno.ESTALE, Temporary, id="a-share-that-was-lost"),
        pytest.param(None, Temporary, id="nobody-knows"),
        pytest.param(errno.ENOENT, ConfigError, id="missing"),
        pytest.param(errno.ENOTDIR, ConfigError, id="a-file-for-a-folder"),
        pytest.param(errno.EISDIR, ConfigError, id="a-folder-for-a-file"),
        pytest.param(errno.EACCES, ConfigError, id="forbidden"),
        pytest.param(errno.EPERM, ConfigError, id="never-allowed"),
    ],
)
def test_the_cause_tells_whether_it_may_pass(number: int | None, kind: type[MailbotError]) -> None:
    trouble = OSError() if number is None else OSError(number, os.strerror(number))
    found = by_cause(trouble, "X cannot be read", "Do it.")
    assert type(found) is kind
    assert str(found).startswith("X cannot be read: ")
    assert ("Do it." in str(found)) is (kind is ConfigError)
