# Keeps the project's environment in .venv, with the command at .venv/bin/mailbot. An ordinary user needs for
# everything but `make test`: apt install git make gnupg python3-venv
PYTHON ?= python3
PIP := .venv/bin/python -m pip --disable-pip-version-check --quiet
COMPILE := .venv/bin/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header \
	--no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
DEBIAN := dovecot-imapd dovecot-lmtpd gnupg postgresql systemd

.PHONY: all install metadata pictures demo wheel deb test styled typed collected soak bench bench-peers fuzz lock audit clean
.DELETE_ON_ERROR:

all: .venv/bin/mailbot
	@systemd/install --look

# As root: the service's user and folders, the units, and the command on the path. Nothing else here touches the system.
install: .venv/bin/mailbot
	@systemd/install

# What takes author, place and time out of the pictures, PDF and office documents that handlers send on.
metadata: .venv/bin/mailbot requirements-metadata.lock
	$(PIP) install --require-hashes --no-build-isolation -r requirements-metadata.lock

# What draws the pictures of the monthly report.
pictures: .venv/bin/mailbot requirements-report.lock
	$(PIP) install --require-hashes --no-build-isolation -r requirements-report.lock

demo: .venv/bin/mailbot
	.venv/bin/mailbot demo

# dist/mailbot-VERSION-py3-none-any.whl, for pipx; setuptools would put in again what it once built.
wheel: .venv/bin/mailbot
	rm -rf build
	$(PIP) wheel --no-deps --no-index --no-build-isolation --wheel-dir dist .

# dist/mailbot_VERSION_ARCHITECTURE.deb, for the Debian release that this runs on.
deb:
	@systemd/debian/build

# Bytecode is kept, whatever the environment says: every process that a test starts would compile the code anew.
test soak: export PYTHONDONTWRITEBYTECODE =
test: .venv/dev.stamp .venv/debian.stamp
	@$(MAKE) --no-print-directory --jobs 3 --output-sync --keep-going styled typed collected
	.venv/bin/pytest -n 4 --dist worksteal

styled:
	.venv/bin/ruff check
	.venv/bin/ruff format --check

typed:
	.venv/bin/mypy

# Rewrites the tests' assertions once, while mypy works: the four workers would each do it, all at the same moment.
collected:
	.venv/bin/pytest --collect-only -q >.venv/collected || { grep -v '^tests/.*::' .venv/collected; exit 1; }

# Longer than a suite may take: every kill twenty times, an upgrade from each release, a thousand forged senders, a whole
# month of thirty cases and one of twenty that three people work by mail, each day of three years of a key, and a backlog
# of 500 that three daemons work off while they are killed.
soak: .venv/dev.stamp .venv/debian.stamp
	MAILBOT_KILLS=20 MAILBOT_UPGRADES=all MAILBOT_FLOOD=1000 MAILBOT_MONTH=30 MAILBOT_DESK=20 MAILBOT_KEY_YEARS=3 \
		MAILBOT_YEARS=60 \
		.venv/bin/pytest --timeout 3600 -n 2 tests/system/test_kill.py tests/system/test_upgrade.py \
		tests/system/test_flood.py tests/system/test_month.py tests/system/test_desk_month.py \
		tests/system/test_key_years.py tests/system/test_policies.py tests/admin/test_keys.py tests/admin/test_restore.py
	MAILBOT_BACKLOG=500 MAILBOT_BACKLOG_KILLS=9 MAILBOT_HOSTS=3 .venv/bin/pytest --timeout 3600 -s \
		tests/system/test_several_daemons.py

# What it costs, in parts (tests/bench): make bench, or make bench PART="message backlog".
bench: .venv/dev.stamp .venv/debian.stamp
	.venv/bin/python -m tests.bench $(PART)

# The same message through Schleuder and Request Tracker, where Debian's packages are; it says how to install them.
bench-peers: .venv/dev.stamp .venv/debian.stamp
	.venv/bin/python -m tests.bench peers

# Feeds what reads strangers' bytes, guided by what it reaches: make fuzz TARGET=html SECONDS=600 MEGABYTES=1024. Without
# a target each in turn. The fuzzer stands beside the environment, since nothing else needs it.
FUZZER := atheris>=3.0,<3.1 # the last one for Python 3.11, and the first for 3.13
SECONDS ?= 600
MEGABYTES ?= 1024
fuzz: .venv/fuzz/fuzzer.stamp
	PYTHONPATH=.venv/fuzz/lib .venv/bin/python -m tests.fuzz $(TARGET) --seconds $(SECONDS) --megabytes $(MEGABYTES)

.venv/fuzz/fuzzer.stamp: requirements-fuzz.lock .venv/dev.stamp
	@$(PIP) install --require-hashes --only-binary :all: --upgrade --target .venv/fuzz/lib -r requirements-fuzz.lock || { \
		echo "The fuzzer is made for Python 3.11, 3.12 and 3.13 on Linux: make clean, then make fuzz PYTHON=python3.13" >&2; \
		exit 1; }
	@touch $@

# Writes the lock files anew with the newest versions that pyproject.toml admits.
lock: .venv/dev.stamp
	$(COMPILE) --upgrade --only-build-deps --build-deps-for editable -o requirements-build.lock pyproject.toml
	$(COMPILE) --upgrade $(addprefix --extra ,demo postgresql m365 google publish) -c requirements-build.lock \
		-o requirements.lock pyproject.toml
	$(COMPILE) --upgrade --extra metadata -c requirements-build.lock -c requirements.lock -o requirements-metadata.lock pyproject.toml
	$(COMPILE) --upgrade --extra report -c requirements-build.lock -c requirements.lock -c requirements-metadata.lock \
		-o requirements-report.lock pyproject.toml
	$(COMPILE) --upgrade --all-extras -c requirements-build.lock -c requirements.lock -c requirements-metadata.lock \
		-c requirements-report.lock -o requirements-dev.lock pyproject.toml
	echo '$(FUZZER)' | $(COMPILE) --upgrade -o requirements-fuzz.lock -

# Asks the public advisory databases about every locked package; the tool keeps an environment of its own.
audit:
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/pip install --quiet pip-audit
	.venv/audit/bin/pip-audit --disable-pip --require-hashes -r requirements-dev.lock

clean:
	rm -rf .venv build dist

# pip is the last thing that venv makes: without Debian's python3-venv there is a .venv/bin/python, and no pip.
.venv/bin/pip:
	$(PYTHON) -m venv .venv

# Building in isolation would fetch build tools that no hash vouches for: they are installed first, then used.
.venv/bin/mailbot: requirements-build.lock requirements.lock pyproject.toml | .venv/bin/pip
	$(PIP) install --require-hashes -r requirements-build.lock
	$(PIP) install --require-hashes --no-build-isolation -r requirements.lock
	$(PIP) --quiet install --no-deps --no-index --no-build-isolation -e .
	touch $@

.venv/dev.stamp: requirements-dev.lock .venv/bin/mailbot
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

# The system tests run real servers. Looks for the programs, not the packages: another distribution will do. Postfix
# starts as root only, and is left without a configuration of its own; where another mail server is, it stays.
.venv/debian.stamp: Makefile | .venv/bin/pip
	@root=; test "$$(id -u)" != 0 || root=yes; \
	have() { for program in dovecot lmtp gpg postgres systemd-analyze $${root:+/usr/lib/postfix/sbin/master}; do \
		PATH="$$PATH:/usr/sbin:/usr/lib/dovecot:/usr/libexec/dovecot:$$(echo /usr/lib/postgresql/*/bin | tr ' ' ':')" \
			command -v $$program || return 1; \
	done >/dev/null; }; \
	if ! have && [ "$$root" ]; then \
		apt-get update -qq && export DEBIAN_FRONTEND=noninteractive && \
		echo postfix postfix/main_mailer_type select No configuration | debconf-set-selections && \
		apt-get install -qqy --no-install-recommends --no-remove $(DEBIAN) postfix; \
	fi; \
	have || { echo "The tests need real servers. Run: sudo apt install $(DEBIAN)$${root:+ postfix}" >&2; exit 1; }
	@touch $@
