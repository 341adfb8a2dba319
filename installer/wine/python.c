/* python.exe: hands its arguments to the interpreter's library, whose name the build defines. */
#include <windows.h>

typedef int (*entry)(int, wchar_t **);

int wmain(int count, wchar_t **arguments)
{
    HMODULE library = LoadLibraryW(PYTHON_LIBRARY);
    entry run = library ? (entry)(void *)GetProcAddress(library, "Py_Main") : NULL;
    return run ? run(count, arguments) : 120;
}
