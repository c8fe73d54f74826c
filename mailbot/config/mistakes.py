"""What is wrong with a configuration file, in a sentence for whoever wrote it; never with a value: it may be secret."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import yaml
from pydantic_core import ErrorDetails

from mailbot.config.fields import Section, perhaps

_SENTENCES = {
    "missing": "is missing",
    "int_parsing": "must be a whole number",
    "greater_than_equal": "must be from 1 to 65535",
    "less_than_equal": "must be from 1 to 65535",
    "bool_parsing": "must be true or false",
    "date_from_datetime_parsing": "must be a day such as 2026-11-21",
    "date_parsing": "must be a day such as 2026-11-21",
    "tuple_type": "must be a list, such as [one, two]",
    "too_short": "must not be empty",
    "model_type": "must hold keys of its own",
    "string_type": "must be one text",
    "string_pattern_mismatch": "must be a name of letters, digits and underscores",
}


class Loader(yaml.BaseLoader):
    """Texts, lists and mappings only; the same key twice is an error instead of the last one winning."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 the base class says so
        """Refuse a second key of the same name."""
        names: list[object] = []  # a list as a key cannot be hashed; the base class says so in words
        for key, _ in node.value:
            if key.value in names:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key “{key.value}” stands twice", key.start_mark
                )
            names.append(key.value)
        return super().construct_mapping(node, deep)


def explain_yaml(error: yaml.MarkedYAMLError) -> str:
    """Return what is wrong, and on which line; never with the line itself, which may hold a secret."""
    mark = error.problem_mark or error.context_mark
    problem = error.problem or "it is not YAML"
    if "'\\t'" in problem:
        problem = "indent with spaces: a tab stands there"
    elif problem == "mapping values are not allowed here":
        problem = "a value that holds “: ” must stand in quotes, or the indentation is off"
    elif "alias" in problem or "tag" in problem:
        problem = "a value that begins with * or & or ! must stand in quotes"
    return f"line {mark.line + 1 if mark else 1}: {problem}."


def explain(error: ErrorDetails, whole: type[Section]) -> str:
    """Return what is wrong with one key of a file that should be `whole`."""
    key = "".join(f".{part}" if isinstance(part, str) else f" (entry {part + 1})" for part in error["loc"]).lstrip(".")
    match error["type"]:
        case "extra_forbidden":
            *path, name = (part for part in error["loc"] if isinstance(part, str))
            fields = _section_at(whole, path).model_fields
            names = [field.alias or own for own, field in fields.items()]
            sentence = f"there is no such key{perhaps(name, names)}"
        case "value_error":
            sentence = str(error["ctx"]["error"])
        case "literal_error" | "enum":
            expected = str(error["ctx"]["expected"])
            names = expected.replace("'", "").replace(" or ", ", ").split(", ")
            sentence = f"must be {expected}{perhaps(str(error['input']), names)}"
        case kind:
            sentence = _SENTENCES.get(kind, error["msg"])
    return f"{key}: {sentence}" if key else sentence


def _section_at(whole: type[Section], path: list[str]) -> type[Section]:
    """Return the section that stands below the keys of `path`; what is no key of ours on the way is passed over."""
    section = whole
    for key in path:
        for own, field in section.model_fields.items():
            if key == (field.alias or own):
                section = next(_sections_in(field.annotation), section)
                break
    return section


def _sections_in(annotation: object) -> Iterator[type[Section]]:
    """Yield the sections that an annotation speaks of: `Secret | None` of one, `tuple[Handler, ...]` of another."""
    if isinstance(annotation, type) and issubclass(annotation, Section):
        yield annotation
    for part in get_args(annotation):
        yield from _sections_in(part)
