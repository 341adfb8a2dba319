/* The decisions of the hook program without its hooks. Reads the table, then records of eight bytes:
   kind (0: decide, 1: event, 2: forget), key, scan (2, little end first), held,
   up, injected, 0. Answers one byte for each: the number of the combination. */
#include <stdio.h>
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif
#include "decision.h"

int main(void)
{
    static struct keyboard keyboard;
    uint8_t record[8];
#ifdef _WIN32
    _setmode(0, _O_BINARY);
    _setmode(1, _O_BINARY);
#endif
    if (fread(keyboard.table, 1, TABLE, stdin) != TABLE)
        return 2;
    while (fread(record, 1, sizeof record, stdin) == sizeof record) {
        uint8_t answer = 0;
        if (record[0] == 0)
            answer = keyboard.table[record[1] * STATES + record[4]];
        if (record[0] == 1)
            answer = judge(&keyboard, record[1], record[2] | record[3] << 8, record[5], record[6]);
        if (record[0] == 2)
            forget(&keyboard, record[1]);
        putchar(answer);
    }
    return 0;
}
