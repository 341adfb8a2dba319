"""Bytes as words that two people can compare by voice. Knows nothing about what the bytes are.

One word stands for one byte, and one more word checks the others. The words are common French
nouns without accents: none is within one letter of another, and no two begin with the same four
letters, so that a word half heard is still one word.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

from engine.errors import MalformedError

SPOKEN_BYTES: Final = 8
"""How many bytes at the beginning of a root are said: 64 bits."""

_SAID: Final = """
abri adresse aigle album algue ananas antenne appel arbre armoire atelier atlas aubergine
automne avion avocat bagage banane barque bateau berger bijou bocal boisson bouchon bougie
bouquet boussole bracelet branche brioche brosse cabane cactus cadran cahier caillou camion
caravane carotte casque castor caverne ceinture cerise chalet chapeau charbon cheval
chocolat cigale cirque citron clavier climat cloche coffre colline concert corbeau couronne
coussin crayon crevette croissant cuisine dauphin diamant dimanche dinosaure domino douche
dragon drapeau enveloppe escalier famille farine fauteuil feuille figue filet flocon
foulard fourmi framboise fromage garage gazelle gazon girafe gorille grange grillon guidon
guitare gymnase hamac hamster hibou hiver horloge hublot igloo iris ivoire jaguar jambon
janvier jardin jasmin javelot jeudi jongleur jonquille journal jupe kangourou kiosque kiwi
koala langouste lanterne lapin libellule limonade lion livre lotus lundi machine magasin
maillot mammouth mandarine manteau marmotte matelas menuisier mercredi miel mimosa minute
miroir moineau mouchoir moulin moustache mouton muguet musique myrtille nappe navire neige
noisette nombre novembre nuage oiseau olive oncle orage orchestre oreille ouragan outil
palmier panda panier papillon parapluie parking passoire patate paysage pelouse pendule
perdrix piano pigeon pilote pinceau pirate piscine placard planche plongeon plume poivron
portail poterie puzzle pyjama quartier raquette rasoir remorque requin rideau robinet
rocher roulotte route ruche ruisseau safari salade samedi sandale sanglier saphir sardine
saucisse septembre serpent serviette soleil souris statue stylo tabouret tambour tartine
taureau tennis terrasse toboggan toile tomate tortue tournesol tracteur tramway triangle
trompette tulipe tunnel tuyau uniforme vanille velours vendredi vestiaire village violon
virage vitrine voilier voisin voiture volcan voyage wagon wallaby yaourt
"""
WORDS: Final[tuple[str, ...]] = tuple(_SAID.split())
"""The word of each byte, 0 to 255."""
_PLACE: Final = {word: place for place, word in enumerate(WORDS)}


def spoken(root: bytes) -> tuple[str, ...]:
    """The first 8 bytes of a root as 8 words, then the word that checks them.

    Args:
        root: At least 8 bytes.

    Raises:
        MalformedError: There are fewer.
    """
    if len(root) < SPOKEN_BYTES:
        raise MalformedError("spoken.short")
    said = root[:SPOKEN_BYTES]
    return tuple(WORDS[byte] for byte in (*said, _check(said)))


def heard(words: Sequence[str]) -> bytes:
    """The 8 bytes that nine words stand for; capitals and spaces around them do not matter.

    Raises:
        MalformedError: It is another number of words, an unknown one, or the last does not check
            the others.
    """
    found = [_PLACE.get(word.strip().lower()) for word in words]
    if len(found) != SPOKEN_BYTES + 1:
        raise MalformedError("spoken.count")
    known = bytes(place for place in found if place is not None)
    if len(known) != len(found):
        raise MalformedError("spoken.unknown")
    said = known[:SPOKEN_BYTES]
    if known[SPOKEN_BYTES] != _check(said):
        raise MalformedError("spoken.check")
    return said


def _check(said: bytes) -> int:
    return hashlib.sha256(b"pix-kiosk/spoken/v1\0" + said).digest()[0]
