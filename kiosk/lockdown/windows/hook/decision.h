/* What becomes of a key or a button: a table, and what is down. No system call, no allocation.
   The table and the names of its numbers are made by kiosk/lockdown/windows/keys.py. */
#include <stdint.h>

enum { KEYS = 256, STATES = 64, TABLE = KEYS * STATES };
enum { CTRL = 1, ALT = 2, SHIFT = 4, WIN = 8, ALTGR = 16, INJECTED = 32 };
enum { LEFT_WIN = 0x5B, RIGHT_WIN = 0x5C, LEFT_CTRL = 0xA2, RIGHT_ALT = 0xA5, MADE_UP = 0x200 };

struct keyboard {
    uint8_t table[TABLE];
    uint8_t down[KEYS];
    uint8_t swallowed[KEYS];
    uint8_t made_up;
};

unsigned held(const struct keyboard *keyboard);
uint8_t judge(struct keyboard *keyboard, uint8_t key, uint32_t scan, int up, int injected);
void forget(struct keyboard *keyboard, uint8_t key);
