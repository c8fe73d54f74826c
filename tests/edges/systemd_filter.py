"""The system calls that the unit leaves to what it starts."""

AS_THE_UNIT = """
import os, pyseccomp, sys
unit = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
for name in ("seccomp", "landlock_create_ruleset", "landlock_restrict_self", "unshare", "mount"):
    unit.add_rule(pyseccomp.ERRNO(1), name)
unit.load()
os.execv(sys.executable, [sys.executable, "-c", sys.argv[1]])
"""
"""What systemd 252 leaves of these under SystemCallFilter=@system-service, should the unit not name them."""
