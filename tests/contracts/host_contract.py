"""What every host does, whatever it stands on. Inherited by the tests of each."""

import pytest

from kiosk.lockdown.linux.station.host import PART, Found, Host, ProgramError, What


class HostContract:
    """Subclasses give a `host` with an empty folder `/etc`, owned by root and open to read."""

    @pytest.fixture
    def host(self) -> Host:
        raise NotImplementedError

    def test_nothing_lies_where_nothing_was_put(self, host: Host) -> None:
        assert host.look("/etc/nothing") is None
        assert host.look("/etc/nothing/below") is None

    def test_a_file_is_there_with_its_mode_and_owner(self, host: Host) -> None:
        host.write("/etc/one", b"first", 0o640, (0, 7))
        assert host.look("/etc/one") == Found(What.FILE, 0o640, (0, 7), b"first")
        host.write("/etc/one", b"second", 0o600)
        assert host.look("/etc/one") == Found(What.FILE, 0o600, (0, 0), b"second")
        assert host.look("/etc/one" + PART) is None

    def test_a_link_is_told_and_not_followed(self, host: Host) -> None:
        host.write("/etc/one", b"behind", 0o644)
        host.link("/etc/two", "one")
        assert host.look("/etc/two") == Found(What.LINK, 0o777, (0, 0), target="one")
        host.write("/etc/two", b"in its place", 0o644)
        assert host.look("/etc/one") == Found(What.FILE, 0o644, (0, 0), b"behind")

    def test_a_file_gives_way_to_a_link(self, host: Host) -> None:
        host.write("/etc/one", b"text", 0o644)
        host.link("/etc/one", "/dev/null")
        found = host.look("/etc/one")
        assert found is not None
        assert found.target == "/dev/null"

    def test_nothing_is_written_into_a_folder_that_is_not_there(self, host: Host) -> None:
        with pytest.raises(OSError, match="none"):
            host.write("/etc/none/one", b"", 0o644)
        with pytest.raises(OSError, match="none"):
            host.link("/etc/none/one", "target")
        with pytest.raises(OSError, match="none"):
            host.make_folder("/etc/none/one", 0o755)

    def test_a_folder_is_no_place_for_a_file(self, host: Host) -> None:
        host.make_folder("/etc/one", 0o755)
        with pytest.raises(OSError, match="one"):
            host.write("/etc/one", b"", 0o644)

    def test_a_folder_is_made_or_given_its_mode(self, host: Host) -> None:
        host.make_folder("/etc/one", 0o700, (0, 7))
        assert host.look("/etc/one") == Found(What.FOLDER, 0o700, (0, 7))
        host.make_folder("/etc/one", 0o555)
        assert host.look("/etc/one") == Found(What.FOLDER, 0o555, (0, 0))

    def test_a_file_is_no_folder_to_be_made(self, host: Host) -> None:
        host.write("/etc/one", b"text", 0o644)
        with pytest.raises(OSError, match="one"):
            host.make_folder("/etc/one", 0o755)

    def test_what_is_removed_is_gone_and_twice_is_once(self, host: Host) -> None:
        host.write("/etc/one", b"text", 0o644)
        host.make_folder("/etc/two", 0o755)
        host.link("/etc/three", "nowhere")
        for path in ("/etc/one", "/etc/two", "/etc/three"):
            assert host.remove(path)
            assert host.look(path) is None
            assert host.remove(path)

    def test_a_folder_that_holds_something_stays(self, host: Host) -> None:
        host.make_folder("/etc/one", 0o755)
        host.write("/etc/one/two", b"kept", 0o644)
        assert not host.remove("/etc/one")
        assert host.look("/etc/one/two") is not None

    def test_what_an_interrupted_writing_left_goes(self, host: Host) -> None:
        for take in (host.tidy, host.remove):
            host.write("/etc/one" + PART, b"half", 0o600)
            take("/etc/one")
            assert host.look("/etc/one" + PART) is None
        host.tidy("/etc/none/one")

    def test_everything_below_is_told_without_content(self, host: Host) -> None:
        host.make_folder("/etc/one", 0o755)
        host.write("/etc/one/file", b"text", 0o600)
        host.link("/etc/one/link", "/etc")
        assert dict(host.below("/etc/one")) == {
            "/etc/one/file": Found(What.FILE, 0o600, (0, 0)),
            "/etc/one/link": Found(What.LINK, 0o777, (0, 0), target="/etc"),
        }
        assert list(host.below("/etc/one/file")) == []
        assert list(host.below("/etc/none")) == []

    def test_the_accounts_are_locked_and_unlocked(self, host: Host) -> None:
        for _ in range(2):
            with host.accounts_locked():
                pass

    def test_a_program_that_is_not_there_cannot_be_run(self, host: Host) -> None:
        assert not host.has_program("pix-kiosk-no-such-program")
        with pytest.raises(ProgramError):
            host.run("pix-kiosk-no-such-program")
