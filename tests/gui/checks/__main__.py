"""Checks scenes of the gallery: `python -m tests.gui.checks [SCENE …] [--quick]`."""

import argparse
import os
import sys

from PySide6.QtWidgets import QApplication

from kiosk.ui.gallery.drawing import Gallery
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.gallery.scenes import SCENES
from kiosk.ui.theme import families
from kiosk.ui.theme.look import look
from kiosk.ui.views.preferences import Preferences
from kiosk.words import Language, choose
from tests.gui.checks.setting import ENDS, STEPS, Setting, alike_together, every_setting, own
from tests.gui.checks.still import found


def main() -> int:
    """Print what is found, once for each scene and finding; 1 if there is something."""
    parser = argparse.ArgumentParser(prog="python -m tests.gui.checks", description=__doc__)
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help="names; all without one")
    parser.add_argument("--quick", action="store_true", help="each as it stands in the gallery")
    parser.add_argument("--steps", action="store_true", help="also texts of 125, 150 and 175 %%")
    parser.add_argument("--language", type=Language, default=Language.FRENCH, help="fr, en or xx")
    given = parser.parse_args()
    wanted = [one for one in SCENES if not given.scenes or one.name in given.scenes]
    unknown = set(given.scenes) - {one.name for one in SCENES}
    if unknown:
        sys.stderr.write(f"No such scene: {', '.join(sorted(unknown))}.\n")
        return 64
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication([sys.argv[0]])
    application.setStyle("Fusion")
    families.load()
    look().apply(Preferences())
    choose(given.language)
    gallery = Gallery()
    settings = every_setting((*ENDS, *STEPS) if given.steps else ENDS)
    findings: dict[str, list[str]] = {}
    for scene, setting in _cases(wanted, settings, quick=given.quick):
        gallery.show(scene)
        for one in found(gallery.window, scene):
            findings.setdefault(f"{scene.name}: {one}", []).append(str(setting))
    for finding, where in findings.items():
        sys.stdout.write(f"{finding}\n    {len(where)} ×: {', '.join(where[:4])}\n")
    gallery.window.close()
    return 1 if findings else 0


def _cases(
    scenes: list[Scene], settings: tuple[Setting, ...], *, quick: bool
) -> list[tuple[Scene, Setting]]:
    if quick:
        return alike_together((one, own(one)) for one in scenes)
    return alike_together((scene, setting) for setting in settings for scene in scenes)


if __name__ == "__main__":
    sys.exit(main())
