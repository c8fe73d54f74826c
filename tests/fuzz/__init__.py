"""Coverage-guided fuzzing of whatever reads a stranger's bytes: `make fuzz TARGET=html SECONDS=600 MEGABYTES=1024`.

targets.py says what is tried and what must hold whatever comes in, seeds.py where each begins, __main__.py runs one of
them with atheris. The suite needs no atheris: test_targets.py drives every target over its seeds.

What is found is written to `.venv/fuzz/found/`, and becomes a fixture or a row of a table of tests.
"""
