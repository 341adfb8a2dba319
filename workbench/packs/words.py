"""What the commands say when something is refused, in French then in English. Decides nothing."""

from typing import Final

SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "build.findings": (
        "La source du pack n’est pas valide : corrigez ce qui est listé, rien n’a été écrit.",
        "The pack's source is not valid: mend what is listed, nothing was written.",
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
    "file.exists": (
        "Ce fichier ou ce dossier existe déjà : il n’a pas été touché.",
        "That file or folder exists already: it was not touched.",
    ),
    "file.unreadable": (
        "Un fichier ou un dossier ne peut pas être lu ou écrit : vérifiez son nom et vos droits.",
        "A file or folder cannot be read or written: check its name and your rights.",
    ),
    "instant.form": (
        "Une date s’écrit 2026-11-22T08:00:00Z.",
        "A date is written 2026-11-22T08:00:00Z.",
    ),
    "key.file": (
        "Ce fichier ne contient pas une clé : vérifiez son nom.",
        "That file holds no key: check its name.",
    ),
    "key.which": (
        "Donnez un nom et --out pour une clé neuve, ou --key pour une clé existante.",
        "Give a name and --out for a new key, or --key for one that exists.",
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
}
OTHERWISE: Final = (
    "Ce qui a été lu n’a pas la forme attendue : rien n’a été modifié.",
    "What was read has not the form expected: nothing was changed.",
)


def sentence(reason: str) -> str:
    """The sentence of a reason in both languages, then the reason itself."""
    french, english = SENTENCES.get(reason, OTHERWISE)
    return f"{french}\n{english} [{reason}]"
