#include "decision.h"

unsigned held(const struct keyboard *keyboard)
{
    const uint8_t *down = keyboard->down;
    int alt_gr = keyboard->made_up && down[RIGHT_ALT];
    return (down[0x11] || down[0xA2] || down[0xA3] ? CTRL : 0)
        | (down[0x10] || down[0xA0] || down[0xA1] ? SHIFT : 0)
        | (down[0x12] || down[0xA4] || (down[RIGHT_ALT] && !alt_gr) ? ALT : 0)
        | (down[LEFT_WIN] || down[RIGHT_WIN] ? WIN : 0)
        | (alt_gr ? ALTGR : 0);
}

/* 0 lets the event go on. A release is swallowed if its stroke was, and only then. */
uint8_t judge(struct keyboard *keyboard, uint8_t key, uint32_t scan, int up, int injected)
{
    uint8_t code;
    if (key == LEFT_CTRL && (scan & MADE_UP)) {
        keyboard->made_up = !up;
        return 0;
    }
    if (up) {
        code = keyboard->swallowed[key];
        keyboard->down[key] = keyboard->swallowed[key] = 0;
        return code;
    }
    code = keyboard->table[key * STATES + held(keyboard) + (injected ? INJECTED : 0)];
    keyboard->down[key] = 1;
    keyboard->swallowed[key] = code;
    return code;
}

void forget(struct keyboard *keyboard, uint8_t key)
{
    keyboard->down[key] = 0;
    if (key == RIGHT_ALT)
        keyboard->made_up = 0;
}
