import pytest

from engine.referential import COMPETENCES, DOMAINS, LEVELS, competence, domain_of, level


def test_five_domains_hold_sixteen_competences_in_order() -> None:
    assert [len(domain.competences) for domain in DOMAINS] == [3, 4, 4, 3, 2]
    codes = [one.code for one in COMPETENCES]
    assert codes == sorted(set(codes))
    assert len(codes) == 16
    assert all(
        one.code.startswith(f"{domain.number}.") for domain in DOMAINS for one in domain.competences
    )


def test_every_competence_has_its_own_record_code_and_titles() -> None:
    assert len({one.record_code for one in COMPETENCES}) == 16
    assert all(one.record_code.startswith("CN_") for one in COMPETENCES)
    assert all(one.official and one.display and one.english for one in COMPETENCES)


def test_the_last_competence_is_titled_otherwise_in_the_regulation_and_on_screens() -> None:
    last = competence("5.2")
    assert last.official == "Évoluer dans un environnement numérique"
    assert last.display == "Construire un environnement numérique"
    assert [one.code for one in COMPETENCES if one.official != one.display] == ["5.2"]


def test_a_competence_knows_its_domain() -> None:
    assert domain_of("3.4").number == 3
    with pytest.raises(KeyError):
        domain_of("6.1")


def test_eight_levels_have_names_and_zero_has_none() -> None:
    assert [one.number for one in LEVELS] == list(range(1, 9))
    assert level(0) is None
    seventh = level(7)
    assert seventh is not None
    assert (seventh.french, seventh.english) == ("Expert 1", "Expert 1")
    for number in (-1, 9):
        with pytest.raises(KeyError):
            level(number)
