"""What the checks of sources say, in French then in English. Decides nothing."""

from typing import Final

CHECKS: Final[dict[str, tuple[str, str]]] = {
    "check.accepted": (
        "{key} : {text} devrait être accepté ; ajoutez une forme ou un traitement",
        "{key}: {text} should be accepted",
    ),
    "check.active": (
        "le dessin contient autre chose que des formes et du texte",
        "more than shapes and text",
    ),
    "check.alike": (
        "ressemble à {other} ({share}) ; changez la tâche ou retirez l’une des deux",
        "is {share} like {other}",
    ),
    "check.all_keys": (
        "tous les choix sont justes",
        "every choice is a key",
    ),
    "check.alt": (
        "le texte de remplacement de {file} a {found} caractères, {most} au plus",
        "alt of {file} has {found} characters, {most} at most",
    ),
    "check.announced": (
        "l’énoncé n’annonce pas le nombre de réponses ({count})",
        "the number of answers ({count}) is not announced",
    ),
    "check.at_least": (
        "{what} : {found}, {least} au moins",
        "{found} {what}, {least} at least",
    ),
    "check.bold": (
        "la question doit être à la fin de l’énoncé, entre **",
        "the question is not last and bold",
    ),
    "check.brand": (
        "{place} : la marque {word}",
        "{place}: the brand {word}",
    ),
    "check.bytes": (
        "{found} octets, {most} au plus",
        "has {found} bytes, {most} at most",
    ),
    "check.calibration": (
        (
            "calibration n’est pas celle de la grille ; il faut difficulty: {difficulty},"
            " discrimination: {discrimination}, se_difficulty: {se_difficulty},"
            " se_discrimination: {se_discrimination}"
        ),
        (
            "calibration is not the rubric's: difficulty {difficulty}, discrimination"
            " {discrimination}, errors {se_difficulty} and {se_discrimination} expected"
        ),
    ),
    "check.cells": (
        "les lignes n’ont pas le même nombre de cases (séparées par ;)",
        "rows have not the same number of cells",
    ),
    "check.characters": (
        "l’énoncé a {found} caractères, {most} au plus",
        "statement of {found} characters, {most} at most",
    ),
    "check.choice": (
        "le choix {number} a {found} caractères, {most} au plus",
        "choice {number} has {found} characters, {most} at most",
    ),
    "check.competence": (
        "la compétence {competence} n’existe pas dans le référentiel",
        "competence {competence} is not one of the referential",
    ),
    "check.documents": (
        "{found} questions sur un document, {least} au moins",
        "{found} items on a document, {least} at least",
    ),
    "check.drawing": (
        "dessin de {width} × {height}, {most_width} × {most_height} au plus",
        "a drawing of {width} × {height}, {most_width} × {most_height} at most",
    ),
    "check.ending": (
        "un document {kind} ne finit pas par {ending}",
        "a {kind} does not end in {ending}",
    ),
    "check.field_twice": (
        "deux champs ont la même key",
        "a field's key stands twice",
    ),
    "check.folder": (
        "le dossier s’appelle {folder} et l’identifiant est {id} ; donnez-leur le même nom",
        "its folder is {folder}, its id {id}",
    ),
    "check.graded": (
        "la correction ne s’applique pas ({why})",
        "cannot be graded: {why}",
    ),
    "check.groups": (
        "il y a moins de groupes de réponses que de champs",
        "fewer groups of answers than fields",
    ),
    "check.id": (
        "l’identifiant {id} doit être {tube}-n{level}",
        "id {id} does not name tube {tube} and level {level}",
    ),
    "check.in_order": (
        "les choix sont déjà affichés dans le bon ordre",
        "the choices are shown in the right order",
    ),
    "check.items": (
        "{found} questions, {least} au moins",
        "{found} items, {least} at least",
    ),
    "check.key": (
        "la solution donne un numéro qui n’est pas celui d’un choix",
        "a key is no choice",
    ),
    "check.key_refused": (
        "{key} : la forme {text} de la solution est refusée",
        "{key}: the key {text} is refused",
    ),
    "check.label": (
        "le libellé {key} a {found} caractères, {most} au plus",
        "label {key} has {found} characters, {most} at most",
    ),
    "check.language": (
        "la langue {language} n’est pas dans languages de pack.yaml",
        "language {language} is not one of the pack",
    ),
    "check.lengths": (
        "le choix le plus long ({longest}) dépasse une fois et demie le plus court ({shortest})",
        "the longest choice ({longest}) exceeds 1.5 times the shortest ({shortest})",
    ),
    "check.level_share": (
        "{count} questions sur {total} au niveau {level}, plus que {most}",
        "{count} of {total} items at level {level}: over {most}",
    ),
    "check.no_examples": (
        "il manque examples pour {key}",
        "no examples for {key}",
    ),
    "check.no_file": (
        "{file} manque ou ne peut pas être lu",
        "{file} cannot be read",
    ),
    "check.no_option": (
        "la solution de {key} n’est pas dans ses options",
        "the solution of {key} is no option",
    ),
    "check.no_order": (
        "la solution doit donner chaque numéro une fois",
        "the solution is no order of the choices",
    ),
    "check.own_key": (
        "la clé elle-même est refusée",
        "its own key is refused",
    ),
    "check.passes": (
        "review ne contient pas les deux lectures (pass 1 et 2)",
        "the review's two passes are not recorded",
    ),
    "check.positions": (
        "{count} clés sur {total} en position {position} ; changez l’ordre de quelques choix",
        "{count} of {total} keys at position {position}",
    ),
    "check.readers": (
        "validée sans deux lectures d’autres personnes au verdict ok",
        "validated without two readers and clean verdicts",
    ),
    "check.refused": (
        "{key} : {text} devrait être refusé ; la clé ou un traitement est trop large",
        "{key}: {text} should be refused",
    ),
    "check.rows": (
        "{rows} lignes de {cells} cases, c’est trop",
        "{rows} rows of {cells} cells are too many",
    ),
    "check.rubric": (
        "il manque rubric, d’où vient la calibration",
        "no rubric to compute the calibration from",
    ),
    "check.singles": (
        "{found} choix uniques, {most} au plus",
        "{found} single choices, {most} at most",
    ),
    "check.solution_fields": (
        "la solution ne nomme pas exactement les champs",
        "the solution does not name the fields",
    ),
    "check.stray": (
        "{file} ne sert à rien ; joignez-le ou retirez-le",
        "{file} belongs to nothing",
    ),
    "check.study": (
        "{file} n’est pas une étude ({why}) ; relancez pix-pack simulate --write",
        "{file} is no study: {why}",
    ),
    "check.too_long": (
        "{file} est trop long",
        "{file} is too long",
    ),
    "check.tube": (
        "le tube {tube} doit commencer par {competence}-",
        "tube {tube} is not one of competence {competence}",
    ),
    "check.twin": (
        "mêmes paramètres {pair} que {other} ; ajoutez 0,001 à difficulty",
        "has the parameters {pair} of {other}",
    ),
    "check.typography": (
        "{place} : {what}",
        "{place}: {what}",
    ),
    "check.unreadable": (
        "ce fichier manque ou ne peut pas être lu",
        "cannot be read",
    ),
    "check.utf8": (
        "ce n’est pas du texte UTF-8 ; enregistrez-le dans cet encodage",
        "is no UTF-8",
    ),
    "check.view_box": (
        "le dessin n’a pas de viewBox",
        "no viewBox",
    ),
    "check.words": (
        "l’énoncé a {found} mots, {most} au plus",
        "statement of {found} words, {most} at most",
    ),
    "check.yaml": (
        "{file} n’est pas du YAML : vérifiez guillemets, deux-points et décalages à la ligne dite",
        "{file} is no YAML: {why}",
    ),
    "item.not_attached": (
        "{file} : l’application ouvre ce dessin, qui n’est pas joint avec kind: tool",
        "{file}: the application opens this drawing, which is not attached with kind: tool",
    ),
    "item.not_opened": (
        "{file} : joint à l’application, qui ne l’ouvre jamais",
        "{file}: attached to the application, which never opens it",
    ),
}
