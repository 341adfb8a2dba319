"""What block programming says. Knows no item."""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

from kiosk.words.catalogue import said


class BlocksText(StrEnum):
    """What can be said in block programming."""

    TITLE = auto()
    HINT = auto()
    HINT_LOCKED = auto()
    RUN = auto()
    STEP = auto()
    REWIND = auto()
    UP = auto()
    DOWN = auto()
    COPY = auto()
    DELETE = auto()
    BELOW_TOP = auto()
    BELOW = auto()
    PROGRAM = auto()
    TOP = auto()
    ROW = auto()
    ROW_RUNNING = auto()
    COUNT_ONE = auto()
    COUNT_MANY = auto()
    NO_TERMS = auto()
    CHOOSE = auto()
    A_NUMBER = auto()
    SCENES = auto()
    SCENE = auto()
    ROBOT = auto()
    FACING_0 = auto()
    FACING_1 = auto()
    FACING_2 = auto()
    FACING_3 = auto()
    LIES = auto()
    WALLS = auto()
    NO_WALLS = auto()
    PAINTED = auto()
    COLLECTED = auto()
    HOLDS = auto()
    EVENTS = auto()
    EVENT_WAITS = auto()
    EVENT_DONE = auto()
    AT_FIRST = auto()
    AT_STEP = auto()
    ENDED_DONE = auto()
    ENDED_WALL = auto()
    ENDED_LONG = auto()
    ENDED_UNKNOWN = auto()
    ENDED_GRID = auto()
    ENDED_DEEP = auto()
    OP_FORWARD = auto()
    OP_LEFT = auto()
    OP_RIGHT = auto()
    OP_COLLECT = auto()
    OP_PAINT = auto()
    OP_STOP = auto()
    OP_REPEAT = auto()
    OP_UNTIL = auto()
    OP_WHILE = auto()
    OP_IF = auto()
    OP_IF_ELSE = auto()
    OP_SET = auto()
    OP_ADD = auto()
    OP_DEFINE = auto()
    OP_CALL = auto()
    OP_WHEN = auto()
    SAY_REPEAT = auto()
    SAY_UNTIL = auto()
    SAY_WHILE = auto()
    SAY_IF = auto()
    SAY_SET = auto()
    SAY_ADD = auto()
    SAY_DEFINE = auto()
    SAY_DEFINE_WITH = auto()
    SAY_CALL = auto()
    SAY_CALL_WITH = auto()
    SAY_WHEN = auto()
    SAY_ELSE = auto()
    END_LOOP = auto()
    END_WHILE = auto()
    END_IF = auto()
    END_DEFINE = auto()
    END_WHEN = auto()
    WALL = auto()
    WALL_LEFT = auto()
    WALL_RIGHT = auto()
    IS_PAINTED = auto()
    HERE = auto()
    NO_WALL = auto()
    NO_WALL_LEFT = auto()
    NO_WALL_RIGHT = auto()
    NOT_PAINTED = auto()
    NOT_HERE = auto()
    NOT_HERE_VOWEL = auto()
    COMPARE = auto()
    EQ = auto()
    NE = auto()
    LT = auto()
    GT = auto()
    LE = auto()
    GE = auto()
    TERM_TIMES = auto()
    TERM_VALUE = auto()
    TERM_COND = auto()
    TERM_COMPARISON = auto()
    TERM_VARIABLE = auto()
    TERM_NAME = auto()
    TERM_PARAM = auto()
    TERM_PARAM_HINT = auto()
    TERM_FUNCTION = auto()
    TERM_EVENT = auto()
    REFUSED_LOCKED = auto()
    REFUSED_MANY = auto()
    REFUSED_DEEP = auto()
    REFUSED_TOP_ONLY = auto()
    REFUSED_AT_TOP = auto()
    REFUSED_AT_BOTTOM = auto()
    REFUSED_NOTHING_DEFINED = auto()
    REFUSED_NAME_TAKEN = auto()
    REFUSED_NOT_A_NAME = auto()
    REFUSED_NUMBER = auto()
    REFUSED_OTHER = auto()


_SENTENCES: Final[Mapping[StrEnum, tuple[str, str]]] = {
    BlocksText.TITLE: ("Blocs", "Blocks"),
    BlocksText.HINT: (
        "Flèches : choisir une ligne. **Alt** et flèches : déplacer un bloc. **Suppr** : le supprimer.",
        "Arrows: choose a line. **Alt** and arrows: move a block. **Del**: delete it.",
    ),
    BlocksText.HINT_LOCKED: (
        "Ce programme ne se modifie pas. Vous pouvez l'exécuter.",
        "This program cannot be changed. You can run it.",
    ),
    BlocksText.RUN: ("Exécuter", "Run"),
    BlocksText.STEP: ("Pas à pas", "Step"),
    BlocksText.REWIND: ("Au départ", "Back to start"),
    BlocksText.UP: ("Monter", "Move up"),
    BlocksText.DOWN: ("Descendre", "Move down"),
    BlocksText.COPY: ("Dupliquer", "Duplicate"),
    BlocksText.DELETE: ("Supprimer", "Delete"),
    BlocksText.BELOW_TOP: ("Ajouter au début :", "Add at the top:"),
    BlocksText.BELOW: ("Ajouter sous la ligne {line} :", "Add below line {line}:"),
    BlocksText.PROGRAM: ("Programme", "Program"),
    BlocksText.TOP: ("Début du programme", "Start of the program"),
    BlocksText.ROW: (
        "Ligne {line}, niveau {level} : {words}",
        "Line {line}, level {level}: {words}",
    ),
    BlocksText.ROW_RUNNING: ("{row}, exécutée à l'instant", "{row}, just done"),
    BlocksText.COUNT_ONE: ("{count} bloc", "{count} block"),
    BlocksText.COUNT_MANY: ("{count} blocs", "{count} blocks"),
    BlocksText.NO_TERMS: ("Rien à régler sur cette ligne.", "Nothing to set on this line."),
    BlocksText.CHOOSE: ("Choisir", "Choose"),
    BlocksText.A_NUMBER: ("un nombre", "a number"),
    BlocksText.SCENES: ("Parcours", "Courses"),
    BlocksText.SCENE: ("Parcours {name}", "Course {name}"),
    BlocksText.ROBOT: ("Robot en {cell}, tourné vers {way}.", "Robot in {cell}, facing {way}."),
    BlocksText.FACING_0: ("le haut", "up"),
    BlocksText.FACING_1: ("la droite", "the right"),
    BlocksText.FACING_2: ("le bas", "down"),
    BlocksText.FACING_3: ("la gauche", "the left"),
    BlocksText.LIES: ("{thing} en {cells}.", "{thing} in {cells}."),
    BlocksText.WALLS: ("Murs en {cells}.", "Walls in {cells}."),
    BlocksText.NO_WALLS: ("Aucun mur dans la grille.", "No wall in the grid."),
    BlocksText.PAINTED: ("Cases marquées : {cells}.", "Marked cells: {cells}."),
    BlocksText.COLLECTED: ("Ramassé : {things}.", "Collected: {things}."),
    BlocksText.HOLDS: ("{name} : {value}", "{name}: {value}"),
    BlocksText.EVENTS: ("Événements, dans l'ordre", "Events, in order"),
    BlocksText.EVENT_WAITS: ("{number}. {event}", "{number}. {event}"),
    BlocksText.EVENT_DONE: ("{number}. {event} → {values}", "{number}. {event} → {values}"),
    BlocksText.AT_FIRST: ("Avant l'exécution.", "Before the run."),
    BlocksText.AT_STEP: ("Étape {step}, ligne {line}.", "Step {step}, line {line}."),
    BlocksText.ENDED_DONE: ("Programme terminé.", "The program has ended."),
    BlocksText.ENDED_WALL: (
        "Ligne {line} : le robot est bloqué. Le programme s'arrête là.",
        "Line {line}: the robot is blocked. The program stops there.",
    ),
    BlocksText.ENDED_LONG: (
        "Le programme tourne sans fin. Il a été arrêté.",
        "The program never ends. It was stopped.",
    ),
    BlocksText.ENDED_UNKNOWN: (
        "Ligne {line} : ce nom ou cette valeur ne convient pas. Le programme s'arrête là.",
        "Line {line}: this name or value does not fit. The program stops there.",
    ),
    BlocksText.ENDED_GRID: (
        "Ligne {line} : il n'y a pas de robot ici.",
        "Line {line}: there is no robot here.",
    ),
    BlocksText.ENDED_DEEP: (
        "Un bloc s'appelle lui-même sans fin. Le programme a été arrêté.",
        "A block calls itself without end. The program was stopped.",
    ),
    BlocksText.OP_FORWARD: ("avancer", "move forward"),
    BlocksText.OP_LEFT: ("tourner à gauche", "turn left"),
    BlocksText.OP_RIGHT: ("tourner à droite", "turn right"),
    BlocksText.OP_COLLECT: ("ramasser", "pick up"),
    BlocksText.OP_PAINT: ("peindre la case", "paint the cell"),
    BlocksText.OP_STOP: ("arrêter", "stop"),
    BlocksText.OP_REPEAT: ("répéter … fois", "repeat … times"),
    BlocksText.OP_UNTIL: ("répéter jusqu'à", "repeat until"),
    BlocksText.OP_WHILE: ("tant que", "while"),
    BlocksText.OP_IF: ("si", "if"),
    BlocksText.OP_IF_ELSE: ("si / sinon", "if / else"),
    BlocksText.OP_SET: ("mettre … à …", "set … to …"),
    BlocksText.OP_ADD: ("ajouter … à …", "add … to …"),
    BlocksText.OP_DEFINE: ("définir un bloc", "define a block"),
    BlocksText.OP_CALL: ("faire un bloc", "do a block"),
    BlocksText.OP_WHEN: ("quand …", "when …"),
    BlocksText.SAY_REPEAT: ("répéter {times} fois", "repeat {times} times"),
    BlocksText.SAY_UNTIL: ("répéter jusqu'à : {cond}", "repeat until: {cond}"),
    BlocksText.SAY_WHILE: ("tant que : {cond}", "while: {cond}"),
    BlocksText.SAY_IF: ("si : {cond}", "if: {cond}"),
    BlocksText.SAY_SET: ("mettre {name} à {value}", "set {name} to {value}"),
    BlocksText.SAY_ADD: ("ajouter {value} à {name}", "add {value} to {name}"),
    BlocksText.SAY_DEFINE: ("définir « {name} »", "define “{name}”"),
    BlocksText.SAY_DEFINE_WITH: ("définir « {name} » avec {param}", "define “{name}” with {param}"),
    BlocksText.SAY_CALL: ("faire « {name} »", "do “{name}”"),
    BlocksText.SAY_CALL_WITH: ("faire « {name} » avec {value}", "do “{name}” with {value}"),
    BlocksText.SAY_WHEN: ("quand : {event}", "when: {event}"),
    BlocksText.SAY_ELSE: ("sinon", "else"),
    BlocksText.END_LOOP: ("fin de répéter", "end repeat"),
    BlocksText.END_WHILE: ("fin de tant que", "end while"),
    BlocksText.END_IF: ("fin de si", "end if"),
    BlocksText.END_DEFINE: ("fin de définir", "end define"),
    BlocksText.END_WHEN: ("fin de quand", "end when"),
    BlocksText.WALL: ("mur devant", "wall ahead"),
    BlocksText.WALL_LEFT: ("mur à gauche", "wall on the left"),
    BlocksText.WALL_RIGHT: ("mur à droite", "wall on the right"),
    BlocksText.IS_PAINTED: ("case peinte ici", "painted cell here"),
    BlocksText.HERE: ("{thing} ici", "{thing} here"),
    BlocksText.NO_WALL: ("pas de mur devant", "no wall ahead"),
    BlocksText.NO_WALL_LEFT: ("pas de mur à gauche", "no wall on the left"),
    BlocksText.NO_WALL_RIGHT: ("pas de mur à droite", "no wall on the right"),
    BlocksText.NOT_PAINTED: ("case non peinte ici", "unpainted cell here"),
    BlocksText.NOT_HERE: ("pas de {thing} ici", "no {thing} here"),
    BlocksText.NOT_HERE_VOWEL: ("pas d'{thing} ici", "no {thing} here"),
    BlocksText.COMPARE: ("comparer {name}", "compare {name}"),
    BlocksText.EQ: ("est égal à", "is equal to"),
    BlocksText.NE: ("est différent de", "is different from"),
    BlocksText.LT: ("est plus petit que", "is less than"),
    BlocksText.GT: ("est plus grand que", "is more than"),
    BlocksText.LE: ("est au plus", "is at most"),
    BlocksText.GE: ("est au moins", "is at least"),
    BlocksText.TERM_TIMES: ("Nombre de fois", "Number of times"),
    BlocksText.TERM_VALUE: ("Valeur", "Value"),
    BlocksText.TERM_COND: ("Condition", "Condition"),
    BlocksText.TERM_COMPARISON: ("Comparaison", "Comparison"),
    BlocksText.TERM_VARIABLE: ("Variable", "Variable"),
    BlocksText.TERM_NAME: ("Nom du bloc", "Name of the block"),
    BlocksText.TERM_PARAM: ("Paramètre (facultatif)", "Parameter (optional)"),
    BlocksText.TERM_PARAM_HINT: (
        "Un nom de votre choix pour le nombre donné au bloc",
        "A name of your own for the number given to the block",
    ),
    BlocksText.TERM_FUNCTION: ("Bloc à faire", "Block to do"),
    BlocksText.TERM_EVENT: ("Événement", "Event"),
    BlocksText.REFUSED_LOCKED: (
        "Ce programme ne se modifie pas.",
        "This program cannot be changed.",
    ),
    BlocksText.REFUSED_MANY: (
        "Le programme est plein : supprimez un bloc avant d'en ajouter un.",
        "The program is full: delete a block before you add one.",
    ),
    BlocksText.REFUSED_DEEP: (
        "Il y a déjà trop de blocs les uns dans les autres.",
        "There are too many blocks inside each other already.",
    ),
    BlocksText.REFUSED_TOP_ONLY: (
        "Ce bloc ne va pas dans un autre : choisissez une ligne en dehors.",
        "This block cannot go into another: choose a line outside.",
    ),
    BlocksText.REFUSED_AT_TOP: ("Le bloc est déjà tout en haut.", "The block is at the top."),
    BlocksText.REFUSED_AT_BOTTOM: (
        "Le bloc est déjà tout en bas.",
        "The block is at the bottom.",
    ),
    BlocksText.REFUSED_NOTHING_DEFINED: (
        "Définissez d'abord un bloc.",
        "Define a block first.",
    ),
    BlocksText.REFUSED_NAME_TAKEN: (
        "Un autre bloc porte déjà ce nom.",
        "Another block has this name already.",
    ),
    BlocksText.REFUSED_NOT_A_NAME: (
        "Un nom commence par une lettre et compte 24 signes au plus.",
        "A name starts with a letter and has 24 characters at most.",
    ),
    BlocksText.REFUSED_NUMBER: (
        "Écrivez un nombre entier, de deux chiffres au plus.",
        "Write a whole number of two digits at most.",
    ),
    BlocksText.REFUSED_OTHER: (
        "Ce n'est pas possible maintenant.",
        "This is not possible now.",
    ),
}


def blocks_words(key: BlocksText, **values: object) -> str:
    """The sentence of a key in the chosen language."""
    return said(_SENTENCES, key, **values)


def counted_blocks(count: int) -> str:
    """How many blocks there are, in words."""
    one = count in (0, 1)
    return blocks_words(BlocksText.COUNT_ONE if one else BlocksText.COUNT_MANY, count=count)
