# What Wine needs to know, sourced by the scripts beside it. A missing function must end the
# program, not open a debugger that waits for a person.
# The prefix links to the root of the file system: it lies where no tool searches the project.
export WINEPREFIX=${XDG_CACHE_HOME:-$HOME/.cache}/pix-kiosk/wine WINEARCH=win64 WINEDEBUG=-all
export WINEDLLOVERRIDES="mscoree=;mshtml=;winedbg.exe=d"
export PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1
