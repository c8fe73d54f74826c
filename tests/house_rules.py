"""Rules of the house that are measured: size of functions, rings of imports, shared names, and what nobody uses."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

FUNCTION_LINES = 40
FUNCTION_ARGUMENTS = 6
REASON = re.compile(r"# long: \w+ \w+")
"""Beside the signature of a function that may be larger, with what is gained by that."""


def large_functions(source: str) -> list[str]:
    """Name every function that is larger than a reader can take in at once, and says no reason for it."""
    lines = source.split("\n")
    large = []
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef):
            continue
        length, arguments = _length(function, lines), _arguments(function)
        signature = lines[function.lineno - 1 : max(function.lineno, function.body[0].lineno - 1)]
        if any(REASON.search(line) for line in signature):
            continue
        if length > FUNCTION_LINES:
            large.append(f"{function.name} has {length} lines")
        if arguments > FUNCTION_ARGUMENTS:
            large.append(f"{function.name} takes {arguments} arguments")
    return large


def _length(function: ast.FunctionDef, lines: list[str]) -> int:
    """Count the lines of code in a function: neither its docstring nor blank lines and comments cost a reader much."""
    first, *_ = function.body[1:] if ast.get_docstring(function) and len(function.body) > 1 else function.body
    code = (line.strip() for line in lines[first.lineno - 1 : function.end_lineno])
    return sum(1 for line in code if line and not line.startswith("#"))


def _arguments(function: ast.FunctionDef) -> int:
    taken = function.args
    named = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs]
    own = bool(named) and named[0].arg in ("self", "cls")
    return len(named) - own + sum(1 for rest in (taken.vararg, taken.kwarg) if rest is not None)


def cycles(imports: Mapping[str, set[str]]) -> list[tuple[str, ...]]:
    """Return each set of modules that import one another, directly or by way of others, in order of their names."""
    reached = {module: _reached(module, imports) for module in imports}
    knots = {
        tuple(sorted({module, *(other for other in reached[module] if module in reached.get(other, ()))}))
        for module in imports
        if module in reached[module]
    }
    return sorted(knots)


def _reached(module: str, imports: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    todo = [module]
    while todo:
        new = imports.get(todo.pop(), set()) - seen
        seen |= new
        todo += new
    return seen


def public_names(source: str) -> Iterator[str]:
    """Yield the functions and classes of a module that others may use."""
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef) and not statement.name.startswith("_"):
            yield statement.name


def shared_names(sources: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return each public name that several modules define, with those modules."""
    homes: dict[str, list[str]] = {}
    for module, source in sources.items():
        for name in public_names(source):
            homes.setdefault(name, []).append(module)
    return {name: tuple(modules) for name, modules in sorted(homes.items()) if len(modules) > 1}


SILENT = {"cache", "classmethod", "contextmanager", "dataclass", "override", "property", "staticmethod"}
"""Decorators that use nothing of what they decorate."""


def unused_names(sources: Iterable[str], texts: Iterable[str] = ()) -> list[str]:
    """Return the functions, classes, methods, fields and constants that no module uses, each once, in order.

    What another decorator than these is on is used by that, and a name that begins with two underscores by Python.
    `texts` are the letters, which use fields by their names.
    """
    trees = [ast.parse(source) for source in sources]
    used = {name for tree in trees for node in ast.walk(tree) for name in _used(node)}
    used.update(word for text in texts for word in re.findall(r"\w+", text))
    defined = {name for tree in trees for name in _defined(tree)}
    return sorted(name for name in defined - used if not name.startswith("__"))


def _used(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()) | ast.keyword(arg=str(name)):
            yield name
        case ast.Constant(value=str(text)):  # a forward reference, or a name that is looked up
            yield from re.findall(r"\w+", text) if len(text) < 100 else []
        case _:
            pass


def _defined(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and _decorators(node) <= SILENT:
            yield node.name
    for body in (tree.body, *(node.body for node in ast.walk(tree) if isinstance(node, ast.ClassDef))):
        for statement in body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                    yield name
                case _:
                    pass


def _decorators(definition: ast.FunctionDef | ast.ClassDef) -> set[str]:
    return {ast.unparse(decorator).partition("(")[0] for decorator in definition.decorator_list}
