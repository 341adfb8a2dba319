# What Wine needs to know, sourced by the scripts beside it. A missing function must end the
# program, not open a debugger that waits for a person.
export WINEPREFIX=$PWD/build/wine/prefix WINEARCH=win64 WINEDEBUG=-all
export WINEDLLOVERRIDES="mscoree=;mshtml=;winedbg.exe=d"
export PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1
