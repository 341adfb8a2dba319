"""A window without a toolkit. Knows no screen but its own numbers."""

from kiosk.ports.window import Rectangle

SCREEN = Rectangle(0, 0, 1280, 800)
PLACE = Rectangle(40, 60, 800, 600)


class FakeWindow:
    """Obeys every wish at once."""

    def __init__(self) -> None:
        self.screen_now = SCREEN
        self.place_now = PLACE
        self.framed_now = True
        self.on_top_now = False
        self.keys_now: frozenset[str] = frozenset()
        self.close_ignored_now = False
        self.keyboard_now = False
        self.clipboard_now = False
        self.places_itself_now = True
        self.full_screen_now = False

    def places_itself(self) -> bool:
        return self.places_itself_now

    def full_screen(self) -> bool:
        return self.full_screen_now

    def set_full_screen(self, *, wanted: bool) -> None:
        self.full_screen_now = wanted

    def picture(self) -> tuple[object, ...]:
        return (
            self.place_now,
            self.framed_now,
            self.on_top_now,
            self.keys_now,
            self.close_ignored_now,
            self.keyboard_now,
            self.clipboard_now,
            self.full_screen_now,
        )

    def screen(self) -> Rectangle:
        return self.screen_now

    def geometry(self) -> Rectangle:
        return self.place_now

    def handle(self) -> int:
        return 7

    def framed(self) -> bool:
        return self.framed_now

    def place(self, where: Rectangle, *, framed: bool) -> None:
        self.place_now, self.framed_now = where, framed

    def on_top(self) -> bool:
        return self.on_top_now

    def set_on_top(self, *, wanted: bool) -> None:
        self.on_top_now = wanted

    def ignored_keys(self) -> frozenset[str]:
        return self.keys_now

    def ignore_keys(self, combinations: frozenset[str]) -> None:
        self.keys_now = combinations

    def ignores_close(self) -> bool:
        return self.close_ignored_now

    def set_ignore_close(self, *, wanted: bool) -> None:
        self.close_ignored_now = wanted

    def grabs_keyboard(self) -> bool:
        return self.keyboard_now

    def set_grab_keyboard(self, *, wanted: bool) -> None:
        self.keyboard_now = wanted

    def clipboard_private(self) -> bool:
        return self.clipboard_now

    def set_clipboard_private(self, *, wanted: bool) -> None:
        self.clipboard_now = wanted
