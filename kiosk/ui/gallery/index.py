"""The page that shows the pictures of the gallery beside each other. Knows no toolkit.

Without a script: the choices are radio buttons, and the style sheet hides what was not chosen.
"""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from kiosk.ui.gallery.plan import Picture
from kiosk.ui.views.preferences import ThemeName

_THEMES: Final = {
    ThemeName.LIGHT: "clair",
    ThemeName.DARK: "sombre",
    ThemeName.CREAM: "crème",
    ThemeName.CONTRAST: "contraste maximal",
}
_LANGUAGES: Final = {"fr": "français", "en": "anglais"}
_STYLE: Final = """
:root { color-scheme: light; font: 18px/1.5 "Atkinson Hyperlegible Next", Inter, sans-serif; }
body { margin: 0; color: #14213d; background: #fff; }
header { background: #062c4e; color: #fff; padding: 24px 32px; }
header h1 { margin: 0; font-size: 32px; line-height: 40px; }
form { display: flex; flex-wrap: wrap; gap: 12px 32px; padding: 16px 32px; background: #f4f6fa;
  border-bottom: 1px solid #cbd3e1; position: sticky; top: 0; }
fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 4px 16px; }
legend { float: left; margin-right: 16px; padding: 0; font-weight: 700; line-height: 44px; }
label { display: inline-flex; align-items: center; gap: 8px; min-height: 44px; }
input { width: 24px; height: 24px; margin: 0; accent-color: #0b4f8a; }
:focus-visible { outline: 3px solid #6d28d9; outline-offset: 2px; }
main { display: grid; gap: 32px; padding: 32px;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 480px), 1fr)); }
figure { margin: 0; }
img { display: block; width: 100%; height: auto; border: 1px solid #cbd3e1; border-radius: 8px; }
figcaption { margin-top: 8px; } figcaption span { color: #3d4a66; }
"""


def page(pictures: Sequence[Picture]) -> str:
    """The whole page, with links that are relative to it."""
    shown = [one for one in pictures if one.folder]
    groups = (
        ("theme", "Thème", [(theme.value, name) for theme, name in _THEMES.items()]),
        ("size", "Écran", _unique((_size(one), _size(one)) for one in shown)),
        ("text", "Texte", _unique((_text(one), f"{_text(one)} %") for one in shown)),
        ("language", "Langue", list(_LANGUAGES.items())),
    )
    choices = "".join(_choices(*group) for group in groups)
    rules = "".join(_rules(name, values) for name, _title, values in groups)
    figures = "\n".join(_figure(one) for one in shown)
    return (
        '<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>Écrans de Pix Kiosk</title>\n<style>{_STYLE}{rules}</style>\n</head>\n<body>\n"
        f"<header><h1>Écrans de Pix Kiosk</h1><p>{len(shown)} images</p></header>\n"
        f'<form aria-label="Choisir les images">{choices}</form>\n'
        f"<main>\n{figures}\n</main>\n</body>\n</html>\n"
    )


def _choices(name: str, title: str, values: list[tuple[str, str]]) -> str:
    options = [("all", "tous"), *values]
    buttons = "".join(
        f'<label><input type="radio" name="{name}" id="{name}-{value}"'
        f"{' checked' if value == 'all' else ''}>{escape(text)}</label>"
        for value, text in options
    )
    return f"<fieldset><legend>{title}</legend>{buttons}</fieldset>"


def _rules(name: str, values: list[tuple[str, str]]) -> str:
    return "".join(
        f"body:has(#{name}-{value}:checked) figure:not(.{name}-{value}) {{ display: none; }}\n"
        for value, _text in values
    )


def _figure(picture: Picture) -> str:
    classes = (
        f"theme-{picture.theme.value} size-{_size(picture)} text-{_text(picture)} "
        f"language-{picture.language.value}"
    )
    width, height = picture.scene.size
    about = (
        f"thème {_THEMES[picture.theme]}, {width} × {height}, texte {_text(picture)} %, "
        f"en {_LANGUAGES[picture.language.value]}"
    )
    name = escape(picture.scene.name)
    path = escape(picture.path)
    return (
        f'<figure class="{classes}"><a href="{path}"><img src="{path}" loading="lazy" '
        f'width="{width}" height="{height}" alt="Écran {name}, {about}"></a>'
        f"<figcaption><strong>{name}</strong> <span>{about}</span></figcaption></figure>"
    )


def _unique(values: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(set(values), key=lambda one: [int(part) for part in one[0].split("x")])


def _size(picture: Picture) -> str:
    width, height = picture.scene.size
    return f"{width}x{height}"


def _text(picture: Picture) -> str:
    return str(picture.scene.preferences.text_size)
