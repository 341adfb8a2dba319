"""What deserves a look beside a score, in sentences for people. Knows no statistic, no limit."""

from collections.abc import Sequence
from typing import Final

from engine.adaptive.screening import FlagKind
from engine.records.canonical import JsonObject
from engine.records.reading import Reader
from server.results.publication import Published
from server.words import Sentence

INVITATION: Final[Sentence] = (
    (
        "Ces remarques viennent de statistiques. Elles invitent seulement à regarder : elles ne "
        "prouvent rien et ne changent aucun score. Il arrive qu’un candidat honnête en reçoive une."
    ),
    (
        "These remarks come from statistics. They only invite somebody to look: they prove nothing "
        "and change no score. An honest candidate may receive one."
    ),
)
EXHAUSTED: Final[Sentence] = (
    (
        "La réserve de questions s’est épuisée pendant que ce test inachevé était complété : "
        "le score tient compte des seules questions qui ont pu être ajoutées."
    ),
    (
        "The bank ran dry while this unfinished test was being completed: the score takes into "
        "account only the questions that could be added."
    ),
)
_BY_KIND: Final[dict[FlagKind, Sentence]] = {
    FlagKind.PREKNOWLEDGE: (
        (
            "Plusieurs réponses justes sont venues bien plus vite que le reste du test, comme si "
            "des questions étaient déjà connues. Une grande aisance sur un sujet a le même effet."
        ),
        (
            "Several right answers came much sooner than the rest, as if some questions were "
            "known beforehand. Being at ease with a subject has the same effect."
        ),
    ),
    FlagKind.SPEEDED: (
        (
            "Les dernières réponses sont venues très vite et sont plus souvent fausses que les "
            "autres, comme si le temps, ou l’envie, avait manqué pour finir."
        ),
        (
            "The last answers came very fast and are more often wrong than the others, as if "
            "time, or the wish to go on, had run out."
        ),
    ),
    FlagKind.MISFIT: (
        (
            "Réponses justes et réponses fausses se suivent en séries plus longues qu’on ne s’y "
            "attend : un début difficile, un incident, une aide, des compétences très inégales."
        ),
        (
            "Right answers and wrong answers follow each other in longer runs than expected: "
            "a hard start, an incident, help, very uneven competences."
        ),
    ),
}


def remarks(facts: JsonObject) -> tuple[Sentence, ...]:
    """A sentence for each flag that a result's facts raise.

    Raises:
        MalformedError: The facts are not those that this server keeps.
    """
    reader = Reader(facts, "result.")
    if not reader.has("screening"):
        return ()
    return tuple(
        _BY_KIND[one.one_of("kind", FlagKind)]
        for one in reader.readers("screening")
        if one.boolean("raised")
    )


def remarked(everybody: Sequence[Published]) -> tuple[tuple[Published, tuple[Sentence, ...]], ...]:
    """The candidates of whom there is something to remark."""
    found = ((one, remarks(one.facts)) for one in everybody)
    return tuple((one, told) for one, told in found if told)
