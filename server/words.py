"""The sentences of the server, in French and in English. Knows no rule.

Each says what happened and what to do; ``{0}`` and ``{1}`` are the data of the error.
"""

from typing import Final

from engine.errors import (
    EngineError,
    MalformedError,
    SealRefusedError,
    SignatureRefusedError,
)
from server.errors import ServerError

Sentence = tuple[str, str]

_SENTENCES: Final[dict[str, Sentence]] = {
    "state.exists": (
        "Un serveur existe déjà dans « {0} » ; choisissez un autre dossier.",
        "There is already a server in “{0}”; choose another folder.",
    ),
    "state.missing": (
        "Aucun serveur dans « {0} » ; créez-le avec « pix-server init ».",
        "There is no server in “{0}”; make one with “pix-server init”.",
    ),
    "state.database": (
        "La base de « {0} » manque ou est endommagée. Restaurez la sauvegarde.",
        "The database of “{0}” is missing or damaged. Restore the backup.",
    ),
    "state.root": (
        "Les clés et la racine de « {0} » ne vont pas ensemble ; restaurez la sauvegarde.",
        "The keys and the root of “{0}” do not belong together; restore the backup.",
    ),
    "state.unwritable": (
        "Le dossier « {0} » ne peut pas être écrit ; vérifiez l’espace et les droits.",
        "The folder “{0}” cannot be written; check the space and the permissions.",
    ),
    "key.readable": (
        "La clé « {0} » peut être lue par d’autres ; faites « chmod 600 ».",
        "The key “{0}” can be read by others; run “chmod 600”.",
    ),
    "key.missing": (
        "La clé « {0} » manque ; restaurez la sauvegarde des clés.",
        "The key “{0}” is missing; restore the backup of the keys.",
    ),
    "key.form": (
        "Le fichier « {0} » n’est pas une clé ; restaurez la sauvegarde des clés.",
        "The file “{0}” is no key; restore the backup of the keys.",
    ),
    "key.other": (
        "Une autre clé existe déjà pour « {0} » ; augmentez la version du paquet.",
        "There is already another key for “{0}”; raise the version of the pack.",
    ),
    "key.person": (
        "La clé privée « {0} » n’a rien à faire sur un serveur réel ; rendez-la à sa personne.",
        "The private key “{0}” must not be on a real server; give it back to its person.",
    ),
    "person.form": (
        "« {0} » n’est pas une clé publique ; faites-la avec « pix-pack key --public ».",
        "“{0}” is no public key; make it with “pix-pack key --public”.",
    ),
    "people.two": (
        "Il faut deux personnes, de noms et de clés différents : deux fois « --person ».",
        "Two persons are needed, of different names and keys: “--person” twice.",
    ),
    "people.real": (
        "Un serveur réel ne garde pas la clé privée des personnes ; rien n’a été écrit.",
        "A real server keeps no private key of persons; nothing was written.",
    ),
    "file.unreadable": (
        "Le fichier « {0} » ne peut pas être lu.",
        "The file “{0}” cannot be read.",
    ),
    "file.exists": (
        "Le fichier « {0} » existe déjà ; rien n’a été écrit.",
        "The file “{0}” already exists; nothing was written.",
    ),
    "file.unwritable": (
        "Le fichier « {0} » ne peut pas être écrit ; vérifiez l’espace et les droits.",
        "The file “{0}” cannot be written; check the space and the permissions.",
    ),
    "pack.key_missing": (
        "La clé de contenu du paquet « {0} » manque ; donnez-la avec « --content-key ».",
        "The content key of pack “{0}” is missing; give it with “--content-key”.",
    ),
    "pack.missing": (
        "Le paquet « {0} » manque au serveur ; remettez-le avec « pix-server pack add ».",
        "The server lacks pack “{0}”; bring it back with “pix-server pack add”.",
    ),
    "pack.key_form": (
        "Le fichier « {0} » n’est pas une clé de contenu.",
        "The file “{0}” is no content key.",
    ),
    "pack.other": (
        "Un autre paquet « {0} » de version {1} est déjà là ; augmentez la version.",
        "There is already another pack “{0}” of version {1}; raise the version.",
    ),
    "session.packs": (
        "Une session demande exactement un paquet de certification.",
        "A session needs exactly one certification pack.",
    ),
    "session.nobody": (
        "La session n’a ni candidat ni place libre.",
        "The session has neither a candidate nor a blank slot.",
    ),
    "session.lockdown": (
        "Une session réelle demande un niveau de verrouillage de 1 ou 2.",
        "A real session asks for a lockdown level of 1 or 2.",
    ),
    "session.unknown": ("La session « {0} » n’existe pas.", "There is no session “{0}”."),
    "session.finalised": (
        "La session « {0} » est déjà finalisée ; rien n’a été changé.",
        "Session “{0}” is finalised already; nothing was changed.",
    ),
    "session.nothing": (
        "Aucune copie n’est arrivée pour la session « {0} » ; rien n’a été finalisé.",
        "Nothing has arrived for session “{0}”; nothing was finalised.",
    ),
    "session.conflict": (
        "Deux copies existent pour le candidat {0} ; choisissez d’abord (« pix-server choose »).",
        "There are two copies for candidate {0}; choose first (“pix-server choose”).",
    ),
    "candidate.unknown": ("Le candidat « {0} » n’existe pas.", "There is no candidate “{0}”."),
    "finalise.reason_missing": (
        "Le test du candidat {0} n’est pas terminé ; dites « technical » ou « candidate ».",
        "The test of candidate {0} is unfinished; say “technical” or “candidate”.",
    ),
    "finalise.reason_too_many": (
        "Le candidat {0} n’a pas de test interrompu ; retirez sa raison d’abandon.",
        "Candidate {0} has no interrupted test; remove the abort reason.",
    ),
    "finalise.identity": (
        "L’identité du candidat {0} vient de la liste et ne se change pas ici.",
        "The identity of candidate {0} comes from the list and is not changed here.",
    ),
    "finalise.identity_missing": (
        "La place libre {0} a servi ; donnez nom, prénom et date de naissance.",
        "Blank slot {0} was used; give last name, first name and date of birth.",
    ),
    "finalise.form": (
        "Le fichier des décisions n’a pas la forme attendue.",
        "The file of decisions has not the expected form.",
    ),
    "station.unknown": (
        "Le poste « {0} » n’est pas enrôlé ; faites « pix-server station enrol ».",
        "Station “{0}” is not enrolled; run “pix-server station enrol”.",
    ),
    "station.centre": (
        "Le poste « {0} » appartient au centre « {1} ».",
        "Station “{0}” belongs to centre “{1}”.",
    ),
    "station.taken": (
        "Le nom de poste « {0} » est déjà pris.",
        "The station name “{0}” is already taken.",
    ),
    "station.revoked": ("Le poste « {0} » a été révoqué.", "Station “{0}” was revoked."),
    "preflight.station": (
        "Ce rapport n’est pas celui du poste « {0} ».",
        "This report is not that of station “{0}”.",
    ),
    "preflight.size": ("Le rapport est trop long.", "The report is too long."),
    "station.form": (
        "« {0} » ne peut pas nommer un poste : lettres, chiffres, « . », « _ » et « - ».",
        "“{0}” cannot name a station: letters, digits, “.”, “_” and “-”.",
    ),
    "centre.form": (
        "« {0} » n’est pas un code UAI d’établissement.",
        "“{0}” is no UAI code of a school.",
    ),
    "start.form": (
        "« {0} » n’est pas un instant avec son fuseau, comme 2026-11-22T09:00+01:00.",
        "“{0}” is no instant with its zone, such as 2026-11-22T09:00+01:00.",
    ),
    "voucher.none": (
        "La demande ne porte pas de bon d’enrôlement.",
        "The request carries no enrolment voucher.",
    ),
    "voucher.refused": (
        "Ce bon d’enrôlement est inconnu, épuisé ou expiré.",
        "This enrolment voucher is unknown, used up or expired.",
    ),
    "list.too_long": ("La liste est trop longue.", "The list is too long."),
    "list.empty": ("La liste est vide.", "The list is empty."),
    "list.form": (
        "La liste n’est ni un CSV ni un JSON lisible.",
        "The list is neither a readable CSV nor JSON.",
    ),
    "list.encoding": (
        "La liste n’est pas en UTF-8 ; enregistrez-la en « CSV UTF-8 ».",
        "The list is not in UTF-8; save it as “CSV UTF-8”.",
    ),
    "list.heading": (
        "La colonne « {0} » manque dans la liste.",
        "The column “{0}” is missing from the list.",
    ),
    "list.column": (
        "Ligne {0} : colonne inconnue ; les colonnes connues sont {1}.",
        "Line {0}: unknown column; the known ones are {1}.",
    ),
    "list.cell": (
        "Ligne {0}, colonne « {1} » : la valeur ne convient pas.",
        "Line {0}, column “{1}”: the value does not fit.",
    ),
    "list.twice": (
        "Ligne {0} : cette personne est déjà dans la liste.",
        "Line {0}: this person is on the list already.",
    ),
    "fonts.none": (
        "« {0} » n’est pas un dossier de polices.",
        "“{0}” is no folder of fonts.",
    ),
    "stick.none": (
        "Aucun dossier « {0} » sur la clé ; rien n’a été lu.",
        "There is no folder “{0}” on the stick; nothing was read.",
    ),
    "stick.unwritable": (
        "Le dossier « {0} » de la clé ne peut pas être écrit ; les copies lues sont gardées.",
        "The folder “{0}” of the stick cannot be written; what was read is kept.",
    ),
    "bundle.unknown": ("La copie « {0} » n’existe pas.", "There is no bundle “{0}”."),
    "bundle.not_waiting": (
        "La copie « {0} » n’attend aucune décision.",
        "Bundle “{0}” waits for no decision.",
    ),
    "bundle.not_choosable": (
        "La copie « {0} » n’est pas une copie finale vérifiée ; elle ne peut pas être retenue.",
        "Bundle “{0}” is no verified final copy; it cannot be chosen.",
    ),
    "bundle.no_longer": (
        "La copie « {0} » ne se rejoue plus à l’identique ; vérifiez paquets et base.",
        "Bundle “{0}” no longer replays as it did; check packs and database.",
    ),
    "body.missing": (
        "Le fichier de la copie « {0} » manque ; restaurez la sauvegarde.",
        "The file of bundle “{0}” is missing; restore the backup.",
    ),
    "body.changed": (
        "Le fichier de la copie « {0} » a été modifié ; restaurez la sauvegarde.",
        "The file of bundle “{0}” was changed; restore the backup.",
    ),
    "certificate.none": (
        "Aucun certificat pour le candidat {0} : résultat « {1} ».",
        "No certificate for candidate {0}: result “{1}”.",
    ),
    "kit.real": (
        "Le domaine réel n’a pas de kit de répétition ; rien n’a été écrit.",
        "The real realm has no rehearsal kit; nothing was written.",
    ),
    "serve.port": (
        "Le port {0} est déjà pris ; choisissez-en un autre avec « --port ».",
        "Port {0} is taken; choose another with “--port”.",
    ),
}
_BY_CATEGORY: Final[tuple[tuple[type[Exception], Sentence], ...]] = (
    (
        SignatureRefusedError,
        (
            "Refusé : la signature, le domaine ou la date ne conviennent pas ({0}).",
            "Refused: the signature, the realm or the date does not hold ({0}).",
        ),
    ),
    (
        SealRefusedError,
        (
            "Refusé : le contenu ne s’ouvre pas avec cette clé ({0}).",
            "Refused: the content does not open with this key ({0}).",
        ),
    ),
    (
        MalformedError,
        (
            "Refusé : les données n’ont pas la forme attendue ({0}).",
            "Refused: the data have not the expected form ({0}).",
        ),
    ),
)
_OTHERWISE: Final[Sentence] = ("Refusé ({0}).", "Refused ({0}).")


def sentence(error: ServerError | EngineError) -> Sentence:
    """What to tell people of an error, in French and in English."""
    key, *data = error.args or ("",)
    found = _SENTENCES.get(str(key))
    if found is not None:
        return found[0].format(*data), found[1].format(*data)
    french, english = next(
        (words for kind, words in _BY_CATEGORY if isinstance(error, kind)), _OTHERWISE
    )
    told = " ".join(str(one) for one in (key, *data))
    return french.format(told), english.format(told)
