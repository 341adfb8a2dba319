"""engine.records.secret"""

import pickle

import pytest

from engine.records.secret import Secret


def test_a_secret_does_not_print_itself() -> None:
    secret = Secret(b"hidden")
    assert "hidden" not in f"{secret} {secret!r} {[secret]}"
    assert secret.reveal() == b"hidden"


def test_secrets_compare_by_value_and_hash_alike() -> None:
    assert Secret(b"a") == Secret(b"a")
    assert Secret(b"a") != Secret(b"b")
    assert Secret(b"a") != b"a"
    assert hash(Secret(b"a")) == hash(Secret(b"b"))


def test_a_secret_cannot_be_pickled() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Secret(b"a"))
