"""What is read aloud is what is seen, in the order in which it is seen, for every way of asking."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from kiosk.services.read_aloud import Passage, queue_of
from kiosk.ui.gallery.applications import APPLICATIONS
from kiosk.ui.gallery.drawing import Gallery, settle
from kiosk.ui.gallery.entry import ENTRY
from kiosk.ui.gallery.questions import QUESTIONS
from kiosk.ui.gallery.scene import Scene
from kiosk.ui.screens.help_panel import HelpPanel
from kiosk.ui.screens.screen import Screen
from kiosk.ui.views.preferences import Preferences
from kiosk.ui.views.question import AnswerKind, AttachmentView, QuestionView
from kiosk.ui.widgets.answer_order import OrderRow
from kiosk.ui.widgets.readable import readables
from kiosk.words.voice import VoiceText, voice_words

pytestmark = pytest.mark.gui
ALL = {scene.name: scene for scene in (*ENTRY, *QUESTIONS, *APPLICATIONS)}
SMS = (
    "06 39 98 21 47 aujourd’hui, 7 h 52",
    "Votre colis est bloqué au dépôt. Réglez 1,99 € avant ce soir : suivi-colis.example/paiement",
)
SINGLE_STATEMENT = [
    "Vous n’attendez aucun colis. Ce SMS arrive sur votre téléphone.",
    *SMS,
    "Que faites-vous\u202f?",
]
SINGLE_CHOICES = [
    "J’ouvre le lien pour vérifier le numéro du colis.",
    "Je transfère ce SMS au 33700, puis je le supprime.",
    "Je réponds STOP pour ne plus recevoir de message.",
    "Je règle 1,99 € : la somme est trop faible pour être un piège.",
]


def shown(gallery: Gallery, scene: Scene) -> Screen:
    made = gallery.show(replace(scene, preferences=Preferences()))
    assert isinstance(made, Screen)
    return made


def read(gallery: Gallery, scene: Scene) -> list[tuple[str, str]]:
    root = shown(gallery, scene).reading()
    assert root is not None
    return [(one.passage.lead, plain(one.passage.text)) for one in readables(root)]


def plain(text: str) -> str:
    return " ".join(text.replace("\u2028", " ").split())


def seen(*texts: str) -> list[tuple[str, str]]:
    return [("", plain(text)) for text in texts]


def asked(name: str) -> tuple[Scene, QuestionView]:
    scene = ALL[name]
    assert isinstance(scene.view, QuestionView)
    return scene, scene.view


def test_a_single_choice_is_read_with_the_numbers_of_its_answers(gallery: Gallery) -> None:
    found = read(gallery, ALL["question-single"])

    assert found[:4] == seen(*SINGLE_STATEMENT)
    assert found[4:] == [
        (f"Réponse {number}.", plain(text)) for number, text in enumerate(SINGLE_CHOICES, 1)
    ]


def test_a_multiple_choice_is_read_with_how_many_are_ticked(gallery: Gallery) -> None:
    scene, view = asked("question-multiple-dark")
    found = read(gallery, scene)

    assert found[2][1].startswith("Plusieurs réponses")
    assert found[2][1].endswith("2 cochées")
    assert [text for _, text in found[3:]] == [plain(one) for one in view.choices]


def test_fields_are_read_with_the_table_before_them_row_by_row(gallery: Gallery) -> None:
    scene, view = asked("question-fields")
    texts = [text for _, text in read(gallery, scene)]

    assert texts[2] == "N°, Titre, Catégorie, Prêté le, Rendu le"
    assert texts[3] == "1041, Les Falaises, Roman, 02/02, 16/02"
    places = [texts.index(one.label) for one in view.fields]
    assert places == sorted(places)
    assert places[0] > texts.index("1046, La Ligne 4, Roman, 09/02, 26/02")


def test_what_somebody_wrote_is_not_read(gallery: Gallery) -> None:
    scene, view = asked("question-fields")
    texts = [text for _, text in read(gallery, replace(scene, view=view))]

    assert "10" not in texts


def test_a_document_is_read_by_its_name_its_alternative_and_its_rows(gallery: Gallery) -> None:
    scene, view = asked("question-attachment")
    texts = [text for _, text in read(gallery, scene)]
    start = texts.index("Pièce jointe : achats-robotique.csv")

    assert texts[start + 1 : start + 4] == [
        view.attachments[0].alt,
        "Date, Achat, Catégorie, Montant (€)",
        "12/01, Capteur de distance, Capteurs, 18,90",
    ]
    assert texts.index("Dépense, en euros") > start


@pytest.mark.parametrize(
    ("document", "wanted"),
    [
        (AttachmentView("note.txt", "text", "Une note", b"Bonjour Zo\xc3\xa9."), ["Bonjour Zoé."]),
        (AttachmentView("n.md", "text", "Une note", b"# Titre\n\nUn mot."), ["Titre", "Un mot."]),
        (AttachmentView("x.bin", "image", "Une photo de plage", b"?"), ["Une photo de plage"]),
    ],
)
def test_other_documents_are_read_by_what_they_say_or_their_alternative(
    gallery: Gallery, document: AttachmentView, wanted: list[str]
) -> None:
    scene, view = asked("question-attachment")
    changed = replace(view, attachments=(document,), serial=document.name)
    texts = [text for _, text in read(gallery, replace(scene, view=changed))]

    assert set(wanted) <= set(texts)


def test_an_order_is_read_as_it_stands_now(gallery: Gallery) -> None:
    scene, view = asked("question-order")
    made = shown(gallery, scene)
    rows = made.findChildren(OrderRow)
    rows[0].moved.emit(1)
    settle()
    root = made.reading()
    assert root is not None
    found = [(one.passage.lead, one.passage.text) for one in readables(root)]
    rows_read = [one for one in found if one[0]]

    assert [lead for lead, _ in rows_read] == ["1.", "2.", "3.", "4."]
    assert {text for _, text in rows_read} == set(view.choices)
    by_place = sorted(made.findChildren(OrderRow), key=lambda row: row.y())
    assert [text for _, text in rows_read] == [row.words for row in by_place]


def test_matching_is_read_with_what_is_to_be_matched(gallery: Gallery) -> None:
    scene, view = asked("question-matching")
    texts = [text for _, text in read(gallery, scene)]

    assert [text for text in texts if text in {one.label for one in view.fields}] == [
        one.label for one in view.fields
    ]


def test_a_picture_with_zones_is_read_by_its_alternative_and_its_zones(gallery: Gallery) -> None:
    scene, view = asked("question-hotspot")
    found = read(gallery, scene)
    texts = [text for _, text in found]

    assert any(view.attachments[0].alt in text for text in texts)
    zones = [f"{number}. {name}" for number, name in enumerate(view.choices, 1)]
    assert [pair for pair in found if pair[1] in zones] == [("", zone) for zone in zones]


def test_an_application_is_not_read_but_its_question_is(gallery: Gallery) -> None:
    scene, _ = asked("question-sheet")
    texts = [text for _, text in read(gallery, scene)]

    assert texts[0].startswith("Le club de robotique")
    assert any("F6" in text for text in texts)


@pytest.mark.parametrize("kind", AnswerKind)
def test_every_kind_of_question_is_among_those(kind: AnswerKind) -> None:
    kinds = {scene.view.kind for scene in ALL.values() if isinstance(scene.view, QuestionView)}
    if kind is not AnswerKind.TEXT:  # laid out as a number is
        assert kind in kinds


def test_a_note_of_what_is_missing_is_read_where_it_stands(gallery: Gallery) -> None:
    texts = [text for _, text in read(gallery, ALL["question-missing"])]

    assert any(text.startswith("Choisissez") for text in texts)


def test_practice_is_read_from_its_question_on(gallery: Gallery) -> None:
    texts = [text for _, text in read(gallery, ALL["practice"])]

    assert texts[0].startswith("Zoé cherche la photo")


def test_a_page_of_instructions_is_read_from_its_title_to_its_last_line(gallery: Gallery) -> None:
    texts = [text for _, text in read(gallery, ALL["instructions"])]

    assert texts[0] == "On avance, sans revenir en arrière"
    assert texts[2:4] == [
        "Valider ma réponse",
        "La réponse est enregistrée, puis la question suivante s’affiche.",
    ]
    assert texts[-1].startswith("Le mot Enregistré")
    rules = [text for _, text in read(gallery, ALL["instructions-rules"])]
    assert rules[-1] == "J’ai lu les règles et je les accepte."


def test_help_is_read_without_its_buttons(gallery: Gallery) -> None:
    panel = HelpPanel()
    gallery.window.open_panel(panel)
    root = panel.reading()
    assert root is not None
    texts = [one.passage.text for one in readables(root)]

    assert "Aide" in texts[0]
    assert voice_words(VoiceText.LISTEN_HELP) not in texts
    assert "Alt + L" in texts


@pytest.mark.parametrize("name", ["question-single", "question-fields", "question-order"])
def test_the_order_is_that_of_the_places_on_the_screen(gallery: Gallery, name: str) -> None:
    """An oracle of its own: the corners of what is seen, pane by pane from the left."""
    made = shown(gallery, ALL[name])
    root = made.reading()
    assert root is not None
    widgets: list[QWidget] = []
    for one in readables(root):
        if one.widget not in widgets:
            widgets.append(one.widget)
    half = root.width() // 2 if name == "question-fields" else root.width()
    corners = [one.mapTo(root, one.rect().topLeft()) for one in widgets]

    places = [(corner.x() >= half, corner.y(), corner.x()) for corner in corners]
    assert places == sorted(places)


def test_nothing_that_is_seen_in_a_sentence_is_lost_in_the_queue(gallery: Gallery) -> None:
    found = read(gallery, ALL["question-single"])
    queue = queue_of([Passage(text, lead) for lead, text in found], "fr")

    assert plain(" ".join(one.shown for one in queue)) == plain(" ".join(text for _, text in found))
