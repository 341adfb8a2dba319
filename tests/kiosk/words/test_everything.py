"""All catalogues at once: complete, used, short, well printed; and no sentence outside of them."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

import kiosk.words
from kiosk.words import Text
from kiosk.words.catalogue import french
from kiosk.words.everything import Sentence, fields, in_english, sentences
from tests.gui.checks.print_rules import misprints

HOUSE = Path(__file__).parents[3]
SENTENCES = sentences()
LONGEST = 20
WORD = re.compile(r"[^\W\d_]{2,}")
CODE_ALONE = re.compile(r"[A-Z]{1,3}-?\d+\.?")
SHOWN = frozenset(
    {"setText", "setWindowTitle", "setToolTip", "setPlaceholderText", "setAccessibleName"}
    | {"setAccessibleDescription", "setStatusTip", "setWhatsThis", "setTitle", "addItem", "say"}
    | {"addTab", "setSuffix", "setPrefix", "entitle", "announce", "blame", "setHtml"}
)
"""Methods that put words before a person."""
MADE = frozenset(
    {"Text", "Button", "ActButton", "Pill", "Strip", "TickBox", "QLabel", "QPushButton"}
)
"""Classes whose first texts are words to read; names of objects have no space."""


def each(language: str) -> Iterator[tuple[Sentence, str]]:
    for one in SENTENCES:
        yield one, one.french if language == "fr" else one.english


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_sentence_is_there(language: str) -> None:
    assert [one.key for one, text in each(language) if not text.strip()] == []


def test_both_languages_name_the_same_values() -> None:
    assert [one for one in SENTENCES if fields(one.french) != fields(one.english)] == []


def test_every_key_of_a_catalogue_has_its_sentence_and_no_other() -> None:
    said = {(one.module, one.key) for one in SENTENCES}
    for module, name, enum in catalogues():
        keys = {(module if enum is not Text else "kiosk.words.keys", key.name) for key in enum}
        assert keys <= said, f"{name} of {module}"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_sentence_has_more_than_twenty_words(language: str) -> None:
    long = [
        f"{one.module} {one.key}: {sentence}"
        for one, text in each(language)
        for sentence in re.split(r"(?<=[.!?:]) |\n", text)
        if len(WORD.findall(sentence)) > LONGEST
    ]
    assert long == []


def test_french_is_well_printed_everywhere() -> None:
    found = [
        f"{one.module} {one.key}: {fault}"
        for one in SENTENCES
        for fault in misprints(french(without_fields(one.french)))
    ]
    assert found == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_code_stands_alone(language: str) -> None:
    assert [one.key for one, text in each(language) if CODE_ALONE.fullmatch(text.strip())] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_marks_of_emphasis_come_in_pairs(language: str) -> None:
    assert [one.key for one, text in each(language) if text.count("**") % 2] == []


def without_fields(text: str) -> str:
    """The sentence with a word in each place for a value."""
    return "".join(
        part + ("mot" if name is not None else "")
        for part, name, _form, _turn in Formatter().parse(text)
    )


@cache
def catalogues() -> tuple[tuple[str, str, type[StrEnum]], ...]:
    """Each enumeration of keys: its module, its name, itself."""
    found = []
    for module in pkgutil.walk_packages(kiosk.words.__path__, "kiosk.words."):
        for name, value in vars(importlib.import_module(module.name)).items():
            own = inspect.isclass(value) and value.__module__ == module.name
            if own and issubclass(value, StrEnum) and name.endswith("Text"):
                found.append((module.name, name, value))
    return tuple(found)


@cache
def sources() -> tuple[tuple[Path, ast.Module], ...]:
    folder = HOUSE / "kiosk"
    return tuple(
        (path, ast.parse(path.read_text("utf-8"))) for path in sorted(folder.rglob("*.py"))
    )


@cache
def used() -> frozenset[tuple[str, str]]:
    """Each key that code names: its enumeration and its name, where it is not given its words."""
    found = set()
    for _path, tree in sources():
        aliases = {
            alias.asname or alias.name: alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom)
            for alias in node.names
        }
        aliases |= {
            target.id: aliases[node.value.id]
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name)
            for target in node.targets
            if isinstance(target, ast.Name) and node.value.id in aliases
        }
        given = {
            id(key)
            for node in ast.walk(tree)
            if isinstance(node, ast.Dict) and _gives_words(node)
            for key in node.keys
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                name = aliases.get(node.value.id, node.value.id)
                if id(node) not in given:
                    found.add((name, node.attr))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(("", node.value))
    return frozenset(found)


def _gives_words(node: ast.Dict) -> bool:
    """Whether a table is a catalogue: from keys to pairs of texts, or to texts."""
    return (
        bool(node.values)
        and all(
            isinstance(value, ast.Tuple | ast.Constant | ast.JoinedStr | ast.BinOp)
            for value in node.values
        )
        and any(isinstance(key, ast.Attribute) for key in node.keys)
    )


@pytest.mark.parametrize("module", sorted({module for module, _name, _enum in catalogues()}))
def test_every_key_is_used_somewhere(module: str) -> None:
    names = {name for _class, name in used()}
    stale = [
        f"{name}.{key.name}"
        for where, name, enum in catalogues()
        if where == module
        for key in enum
        if (name, key.name) not in used()
        and (key.value not in names or ("", key.value) not in used())
    ]
    assert stale == []


def literals(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Each text written where words are shown."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        called = node.func.id if isinstance(node.func, ast.Name) else called
        if called in SHOWN or called in MADE:
            for argument in node.args:
                for one in _either(argument):
                    yield node.lineno, _written(one)


def _either(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from _either(node.body)
        yield from _either(node.orelse)
    else:
        yield node


def _written(node: ast.expr) -> str:
    """The letters that stand in the code itself."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_written(part) for part in parts)
        case ast.BinOp(left=left, right=right):
            return _written(left) + _written(right)
        case _:
            return ""


def is_sentence(text: str) -> bool:
    """Words that a person reads; names of roles, tones and icons are small and without spaces."""
    plain = re.sub(r"<[^>]*>|(?:Alt|Ctrl|Shift) \+ ?\w?", "", text)
    return bool(WORD.search(plain)) and (" " in plain.strip() or plain[:1].isupper())


def test_no_words_are_shown_that_stand_in_no_catalogue() -> None:
    found = [
        f"{path.relative_to(HOUSE)}:{line}: {text}"
        for path, tree in sources()
        if "ui" in path.parts and "gallery" not in path.parts
        for line, text in literals(tree)
        if is_sentence(text)
    ]
    assert found == []


def test_presenters_write_no_sentence_of_their_own() -> None:
    found = []
    for path, tree in sources():
        if "presenters" not in path.parts:
            continue
        docs = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            f"{path.name}:{node.lineno}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in docs | loose
            and len(WORD.findall(node.value)) > 1
            and " " in node.value.strip()
        ]
    assert found == []


def test_the_search_for_words_finds_them() -> None:
    code = "a.setText('Bonjour'); Button('x', f'Valider {n} fois', 'primary'); b.say(words(K.A))"
    found = [text for _line, text in literals(ast.parse(code)) if is_sentence(text)]
    assert found == ["Bonjour", "Valider  fois"]


@pytest.mark.parametrize(
    ("said", "english"),
    [
        ("Affichage", "Display"),
        ("Question\u00a07 sur 32", "Question 7 of 32"),
        ("Question\u00a06 enregistrée", "Question 6 recorded"),
        ("Une phrase de nulle part.", None),
    ],
)
def test_what_was_said_in_french_is_found_in_english(said: str, english: str | None) -> None:
    assert in_english(said) == english
