/* The one function of this library that Rust's standard library asks for and Wine 8 lacks: random
   bytes, from the older function that both systems have. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID buffer, ULONG size);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE buffer, SIZE_T size)
{
    const SIZE_T most = 1u << 20;
    BOOL given = TRUE;
    while (given && size > 0) {
        ULONG part = (ULONG)(size < most ? size : most);
        given = SystemFunction036(buffer, part);
        buffer += part;
        size -= part;
    }
    return given;
}

BOOL WINAPI DllMainCRTStartup(HINSTANCE instance, DWORD reason, LPVOID reserved)
{
    return TRUE;
}
