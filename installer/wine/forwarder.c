/* python3.dll: exports nothing of its own; every name leads to the interpreter's library. */
int __stdcall DllMainCRTStartup(void *instance, unsigned reason, void *reserved)
{
    return 1;
}
