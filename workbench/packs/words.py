"""What the commands say when something is refused, in French then in English. Decides nothing."""

from typing import Final

from workbench.packs.check_words import CHECKS

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    **CHECKS,
    "build.findings": (
        "La source du pack n’est pas valide : corrigez ce qui est listé, rien n’a été écrit.",
        "The pack's source is not valid: mend what is listed, nothing was written.",
    ),
    "build.infeasible": (
        (
            "Ce pack ne peut pas servir son examen à coup sûr : pix-pack validate dit où il manque"
            " des questions."
        ),
        (
            "This pack cannot be sure to serve its exam: pix-pack validate tells where it lacks"
            " questions."
        ),
    ),
    "build.key_missing": (
        "Un pack scellé demande une clé de contenu : ajoutez --content-key-file.",
        "A sealed pack needs a content key: add --content-key-file.",
    ),
    "build.not_empty": (
        "Le dossier de sortie n’est pas vide : donnez un dossier neuf, rien n’a été écrit.",
        "The output folder is not empty: give a new one, nothing was written.",
    ),
    "build.plan": (
        "Le plan d’examen nommé par pack.yaml n’existe pas dans ce programme.",
        "The exam plan that pack.yaml names does not exist in this program.",
    ),
    "example.accepted": (
        "examples.accepted : la façon {number} n’atteint pas l’état que check demande.",
        "way {number} should be accepted: it does not reach what check demands",
    ),
    "example.refused": (
        (
            "examples.refused : l’erreur {number} passe alors qu’elle devrait échouer ;"
            " resserrez check."
        ),
        "near miss {number} should be refused: tighten check",
    ),
    "example.start": (
        "Le départ remplit déjà check : le candidat n’aurait rien à faire.",
        "the start itself passes: the candidate would have nothing to do",
    ),
    "example.stuck": (
        "examples.{name}, {number} : le geste {act} est impossible ({why}).",
        "examples.{name}, {number}: act {act} cannot be done ({why}).",
    ),
    "file.exists": (
        "Ce fichier ou ce dossier existe déjà : il n’a pas été touché.",
        "That file or folder exists already: it was not touched.",
    ),
    "file.unreadable": (
        "Un fichier ou un dossier ne peut pas être lu ou écrit : vérifiez son nom et vos droits.",
        "A file or folder cannot be read or written: check its name and your rights.",
    ),
    "hole.competence": (
        (
            "{place} ({language}, {filter}) : après {reports} signalements acceptés, il peut ne"
            " rester que {left} sujet(s), il en faut {needed}."
        ),
        (
            "{place} ({language}, {filter}): after {reports} accepted reports only {left} tube(s)"
            " may be left, {needed} needed."
        ),
    ),
    "hole.empty": (
        (
            "{place} ({language}, {filter}) : après {reports} signalements acceptés, il peut ne"
            " rester aucune question."
        ),
        "{place} ({language}, {filter}): after {reports} accepted reports no question may be left.",
    ),
    "hole.shared": (
        "Un sujet appartient à plusieurs compétences : rien ne peut être prouvé.",
        "A tube belongs to several competences: nothing can be proven.",
    ),
    "hole.whole": (
        (
            "Examen entier ({language}, {filter}) : après {reports} signalements acceptés, il peut"
            " ne rester que {left} question(s) de sujets différents, il en faut {needed}."
        ),
        (
            "Whole exam ({language}, {filter}): after {reports} accepted reports only {left}"
            " question(s) of different tubes may be left, {needed} needed."
        ),
    ),
    "instant.form": (
        "Une date s’écrit 2026-11-22T08:00:00Z.",
        "A date is written 2026-11-22T08:00:00Z.",
    ),
    "item.count": (
        "{what} : {found}, il en faut {bounds}.",
        "{what}: {found}, {bounds} needed.",
    ),
    "item.doubtful": (
        "{place} : {what} est-il inventé ?",
        "{place}: is {what} invented?",
    ),
    "item.drawing": (
        "{file} : ce dessin ne peut pas être lu ({why}).",
        "{file}: this drawing cannot be read ({why}).",
    ),
    "item.outside": (
        "{place} : le domaine {what} n’est pas réservé aux exemples ; prenez .example ou .test.",
        "{place}: the domain {what} is not reserved for examples; take .example or .test.",
    ),
    "item.pale_shape": (
        "{file} : formes à peine visibles sur leur fond ({parts}), contraste 3 souhaité.",
        "{file}: shapes hardly seen on their ground ({parts}), contrast 3 wished.",
    ),
    "item.pale_text": (
        "{file} : « {text} » est trop pâle sur son fond, contraste {ratio} pour {least}.",
        "{file}: “{text}” is too pale on its ground, contrast {ratio} for {least}.",
    ),
    "item.personal": (
        (
            "{place} : {what} peut être à quelqu’un ; prenez un nom en .example, un numéro"
            " réservé à la fiction."
        ),
        "{place}: {what} may be somebody’s; take a name in .example, a number kept for fiction.",
    ),
    "item.reading": (
        (
            "Lisibilité {ease} (70 visé, {least} au moins) : raccourcissez les phrases, prenez"
            " des mots courts."
        ),
        "Reading ease {ease} (70 wished, {least} at least): shorten sentences, take short words.",
    ),
    "item.sentence": (
        "Phrase de {words} mots, 25 au plus : « {begins} ».",
        "Sentence of {words} words, 25 at most: “{begins}”.",
    ),
    "item.undecided": (
        "{file} : contraste à vérifier à l’œil ({parts}).",
        "{file}: contrast to be checked by eye ({parts}).",
    ),
    "item.zone_outside": (
        "Zone « {name} » : elle sort du dessin.",
        "Zone “{name}”: it leaves the drawing.",
    ),
    "item.zone_small": (
        "Zone « {name} » : {least} unités de côté au moins, sinon elle ne se touche pas.",
        "Zone “{name}”: {least} units a side at least, or nobody can touch it.",
    ),
    "item.zones_overlap": (
        "Zones « {name} » et « {other} » : elles se chevauchent.",
        "Zones “{name}” and “{other}”: they overlap.",
    ),
    "key.file": (
        "Ce fichier ne contient pas une clé : vérifiez son nom.",
        "That file holds no key: check its name.",
    ),
    "key.which": (
        "Donnez un nom et --out pour une clé neuve, ou --key pour une clé existante.",
        "Give a name and --out for a new key, or --key for one that exists.",
    ),
    "new.left": (
        "Rien n’a été créé.",
        "Nothing was made.",
    ),
    "new.which": (
        "Donnez --tube et --level, ou lancez la commande dans un terminal.",
        "Give --tube and --level, or run the command in a terminal.",
    ),
    "pack.budget": (
        "{what} : {size} Kio, {most} au plus (thresholds de pack.yaml).",
        "{what}: {size} KiB, {most} at most (thresholds of pack.yaml).",
    ),
    "pack.early": (
        "Ce pack n’est pas encore valable.",
        "This pack is not valid yet.",
    ),
    "pack.expired": (
        "Ce pack n’est plus valable : demandez-en un nouveau.",
        "This pack has expired: ask for a new one.",
    ),
    "pack.file_changed": (
        "Un fichier du pack n’est pas celui qui a été signé : copiez le pack à nouveau.",
        "A file of the pack is not the one that was signed: copy the pack again.",
    ),
    "pack.file_missing": (
        "Un fichier du pack manque : copiez le pack à nouveau.",
        "A file of the pack is missing: copy the pack again.",
    ),
    "pack.realm": (
        "Ce pack appartient à un autre domaine (réel, blanc ou démonstration).",
        "This pack belongs to another realm (real, mock or demo).",
    ),
    "signature.ed25519_only": (
        "Une personne n’a signé qu’avec un des deux algorithmes : le pack est refusé.",
        "Someone signed with one of the two algorithms only: the pack is refused.",
    ),
    "preview.failed": (
        "L’aperçu n’a pas pu s’ouvrir :",
        "The preview could not open:",
    ),
    "preview.no_display": (
        "Aucun écran ici : ajoutez --contact-sheet DOSSIER pour obtenir des images.",
        "No screen here: add --contact-sheet DIR to get pictures.",
    ),
    "preview.nothing": (
        "Aucune question ne correspond à cette demande.",
        "No item fits this request.",
    ),
    "preview.unknown": (
        "Ce paquet n’a pas cette question dans cette langue :",
        "This pack has no such item in this language:",
    ),
    "published.changed": (
        "Question publiée en version {version} et modifiée ({fields}) : montez sa version.",
        "Published as version {version} and changed ({fields}): raise the version by one.",
    ),
    "published.older": (
        "La version {version} est plus ancienne que celle qui est publiée ({published}).",
        "Version {version} is older than the published one ({published}).",
    ),
    "published.vanished": (
        "Question publiée qui a disparu : gardez son dossier avec le statut archived.",
        "A published item that vanished: keep its folder with the status archived.",
    ),
    "signature.invalid": (
        "Une signature ne correspond pas au contenu : le pack est refusé.",
        "A signature does not match the content: the pack is refused.",
    ),
    "signature.none": (
        "Personne n’a signé ce pack : il est refusé.",
        "Nobody signed this pack: it is refused.",
    ),
    "signature.one_person": (
        "Il faut la signature de deux personnes : le pack est refusé.",
        "Two persons must sign: the pack is refused.",
    ),
    "signature.unknown_key": (
        "Une signature vient d’une clé inconnue : le pack est refusé.",
        "A signature is of an unknown key: the pack is refused.",
    ),
    "study.items": (
        (
            "L’étude de simulation ne nomme pas exactement les items de chaque filtre : relancez"
            " pix-pack simulate."
        ),
        (
            "The simulation study does not name exactly the items of each filter: run pix-pack"
            " simulate again."
        ),
    ),
    "study.relaxations": (
        "Le plan limite les items de chaque candidat sans dire que cette limite tombe en premier.",
        "The plan limits each candidate's items and does not give that up first.",
    ),
    "study.stale": (
        "L’étude de simulation ne correspond plus aux items : relancez pix-pack simulate.",
        "The simulation study no longer matches the items: run pix-pack simulate again.",
    ),
    "study.timings": (
        "L’étude de simulation connaît des items que le pack n’a pas : relancez pix-pack simulate.",
        "The simulation study knows items that the pack has not: run pix-pack simulate again.",
    ),
    "translation.absent": (
        (
            "Pas de traduction en {language} : ajoutez statement.{language}.md et"
            " texts.{language}.yaml."
        ),
        "No translation into {language}: add statement.{language}.md and texts.{language}.yaml.",
    ),
    "translation.count": (
        "{what} : {found} textes traduits, il en faut {needed}.",
        "{what}: {found} texts translated, {needed} needed.",
    ),
    "translation.kept": (
        "{what} : gardés de l’original ; sont-ils justes dans cette langue ?",
        "{what}: kept from the original; are they right in this language?",
    ),
    "translation.left": (
        "{count} textes de l’application ne sont pas traduits, dont « {word} ».",
        "{count} texts of the application are not translated, such as “{word}”.",
    ),
    "translation.missing": (
        "{what} : traduction manquante dans texts.{language}.yaml.",
        "{what}: missing in texts.{language}.yaml.",
    ),
    "translation.unknown": (
        "{what} : la question n’a rien de tel à traduire.",
        "{what}: the item has no such thing to translate.",
    ),
    "translation.word": (
        "words : « {word} » n’est pas un texte de l’application.",
        "words: “{word}” is no text of the application.",
    ),
}
OTHERWISE: Final = (
    "Ce qui a été lu n’a pas la forme attendue : rien n’a été modifié.",
    "What was read has not the form expected: nothing was changed.",
)


def sentence(reason: str) -> str:
    """The sentence of a reason in both languages, then the reason itself."""
    french, english = SENTENCES.get(reason, OTHERWISE)
    return f"{french}\n{english} [{reason}]"


def in_one_line(reason: str, **values: str | int | tuple[str, str]) -> str:
    """The sentence of a reason in both languages, for a list of findings.

    Args:
        reason: Of `SENTENCES`.
        values: What its places hold; a pair is French, then English.
    """
    told = [
        text.format_map(
            {key: one[place] if isinstance(one, tuple) else one for key, one in values.items()}
        )
        for place, text in enumerate(SENTENCES.get(reason, OTHERWISE))
    ]
    return " / ".join(told)
