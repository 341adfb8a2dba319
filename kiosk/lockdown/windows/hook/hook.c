/* The low-level keyboard and mouse hooks of a protected session, in a process of their own.
   Standard input: the table, then a byte at least every LEASE_MS. When it ends or falls silent
   the hooks go and the program ends: no machine is left with keys that do nothing.
   Standard output, a line each: `ready`, `alive N` (N: ms since the hook last felt its own probe),
   `event C I` (number of a combination, 0 for an injected key let through; I: injected),
   `dropped N`, `again` (the system had removed the hooks; they are back).
   Nothing that was typed leaves this program. The callbacks neither allocate, wait nor write.
   The first argument, if any, is the desktop to serve: hooks belong to one. */
#define _WIN32_WINNT 0x0601
#include <windows.h>
#include <stdio.h>
#include "decision.h"

enum { RING = 256, TURN_MS = 100, ALIVE_MS = 1000, PROBE_MS = 5000, ANSWER_MS = 1000,
       LEASE_MS = 15000, WIN_MS = 2000, PROBE_KEY = 0xFF, AGAIN = WM_APP };
static const ULONG_PTR PROBE = 0x5049584B; /* nobody else's dwExtraInfo */

static struct keyboard keyboard;
static volatile LONG events[RING], written, dropped;
static volatile ULONGLONG felt, fed;
static LONG shown;
static ULONGLONG win_at;
static HDESK desktop;

static void note(uint8_t code, int injected)
{
    LONG at = written; /* both callbacks run on the one hook thread */
    if (at - shown >= RING) {
        InterlockedIncrement(&dropped);
        return;
    }
    events[at % RING] = code | (injected ? 0x100 : 0);
    InterlockedExchange(&written, at + 1);
}

/* The releases of keys may have gone to the secure screen; those of Win never reach the system. */
static void correct(uint8_t coming)
{
    static const uint8_t asked[] = { 0xA0, 0xA1, 0xA2, 0xA3, 0xA4, 0xA5 };
    ULONGLONG now = GetTickCount64();
    for (unsigned i = 0; i < sizeof asked; i++)
        if (keyboard.down[asked[i]] && asked[i] != coming && !(GetAsyncKeyState(asked[i]) & 0x8000))
            forget(&keyboard, asked[i]);
    if (coming == LEFT_WIN || coming == RIGHT_WIN)
        win_at = now;
    else if (now - win_at > WIN_MS) {
        forget(&keyboard, LEFT_WIN);
        forget(&keyboard, RIGHT_WIN);
    }
}

static LRESULT CALLBACK on_key(int code, WPARAM message, LPARAM data)
{
    const KBDLLHOOKSTRUCT *key = (const KBDLLHOOKSTRUCT *)data;
    if (code == HC_ACTION && key->dwExtraInfo == PROBE) {
        felt = GetTickCount64();
        return 1;
    }
    if (code == HC_ACTION) {
        int up = message == WM_KEYUP || message == WM_SYSKEYUP;
        int injected = (key->flags & (LLKHF_INJECTED | LLKHF_LOWER_IL_INJECTED)) != 0;
        correct((uint8_t)key->vkCode);
        uint8_t why = judge(&keyboard, (uint8_t)key->vkCode, key->scanCode, up, injected);
        if (!up && (why || injected))
            note(why, injected);
        if (why)
            return 1;
    }
    return CallNextHookEx(NULL, code, message, data);
}

static LRESULT CALLBACK on_mouse(int code, WPARAM message, LPARAM data)
{
    const MSLLHOOKSTRUCT *mouse = (const MSLLHOOKSTRUCT *)data;
    if (code == HC_ACTION && message != WM_MOUSEMOVE) {
        int injected = (mouse->flags & (LLMHF_INJECTED | LLMHF_LOWER_IL_INJECTED)) != 0;
        int side = message == WM_XBUTTONDOWN || message == WM_XBUTTONUP;
        uint8_t button = side ? (uint8_t)(VK_XBUTTON1 - 1 + HIWORD(mouse->mouseData)) : VK_LBUTTON;
        uint8_t why = keyboard.table[button * STATES + (injected ? INJECTED : 0)];
        if (why || (injected && message == WM_LBUTTONDOWN))
            note(why, injected);
        if (why)
            return 1;
    }
    return CallNextHookEx(NULL, code, message, data);
}

static DWORD WINAPI hook(void *ready)
{
    MSG message;
    HHOOK keys = NULL, mouse = NULL;
    if (desktop)
        SetThreadDesktop(desktop);
    SetThreadPriority(GetCurrentThread(), THREAD_PRIORITY_TIME_CRITICAL);
    PeekMessageW(&message, NULL, WM_USER, WM_USER, PM_NOREMOVE);
    do {
        if (keys)
            UnhookWindowsHookEx(keys);
        if (mouse)
            UnhookWindowsHookEx(mouse);
        keys = SetWindowsHookExW(WH_KEYBOARD_LL, on_key, GetModuleHandleW(NULL), 0);
        mouse = SetWindowsHookExW(WH_MOUSE_LL, on_mouse, GetModuleHandleW(NULL), 0);
        if (!keys || !mouse)
            return 1;
        SetEvent(ready);
        while (GetMessageW(&message, NULL, 0, 0) > 0 && message.message != AGAIN)
            DispatchMessageW(&message);
    } while (message.message == AGAIN);
    return 0;
}

static DWORD WINAPI heed(void *input)
{
    DWORD read;
    char byte;
    while (ReadFile(input, &byte, 1, &read, NULL) && read == 1)
        fed = GetTickCount64();
    ExitProcess(0); /* the system removes the hooks of a process that ends */
}

static void probe(void)
{
    INPUT stroke[2] = { { .type = INPUT_KEYBOARD }, { .type = INPUT_KEYBOARD } };
    stroke[0].ki = (KEYBDINPUT){ .wVk = PROBE_KEY, .dwExtraInfo = PROBE };
    stroke[1].ki = (KEYBDINPUT){ .wVk = PROBE_KEY, .dwFlags = KEYEVENTF_KEYUP, .dwExtraInfo = PROBE };
    SendInput(2, stroke, sizeof stroke[0]);
}

static void say(const char *form, LONG first, int second)
{
    char line[64];
    DWORD done;
    int size = snprintf(line, sizeof line, form, first, second);
    if (!WriteFile(GetStdHandle(STD_OUTPUT_HANDLE), line, (DWORD)size, &done, NULL))
        ExitProcess(0);
}

int wmain(int count, wchar_t **arguments)
{
    HANDLE input = GetStdHandle(STD_INPUT_HANDLE), ready = CreateEventW(NULL, FALSE, FALSE, NULL);
    HANDLE waited[2];
    ULONGLONG now, alive = 0, probed;
    DWORD size = 0, part, thread;
    for (; size < TABLE; size += part)
        if (!ReadFile(input, keyboard.table + size, TABLE - size, &part, NULL) || !part)
            return 2;
    if (count > 1) {
        desktop = OpenDesktopW(arguments[1], 0, FALSE, GENERIC_ALL);
        if (!desktop || !SetThreadDesktop(desktop))
            return 3;
    }
    waited[0] = ready;
    waited[1] = CreateThread(NULL, 0, hook, ready, 0, &thread);
    if (WaitForMultipleObjects(2, waited, FALSE, INFINITE) != WAIT_OBJECT_0)
        return 4;
    felt = fed = probed = GetTickCount64();
    CreateThread(NULL, 0, heed, input, 0, NULL);
    say("ready\n", 0, 0);
    probe();
    for (; (now = GetTickCount64()) - fed < LEASE_MS; Sleep(TURN_MS)) {
        LONG lost = InterlockedExchange(&dropped, 0);
        while (shown != written) {
            LONG event = events[shown % RING];
            InterlockedIncrement(&shown);
            say("event %ld %d\n", event & 0xFF, event >> 8);
        }
        if (lost)
            say("dropped %ld\n", lost, 0);
        if (now - probed >= ANSWER_MS && felt < probed && PostThreadMessageW(thread, AGAIN, 0, 0)) {
            say("again\n", 0, 0);
            probed = now;
            probe();
        } else if (now - probed >= PROBE_MS) {
            probed = now;
            probe();
        }
        if (now - alive >= ALIVE_MS) {
            alive = now;
            say("alive %ld\n", (LONG)(now - felt), 0);
        }
    }
    return 0;
}
