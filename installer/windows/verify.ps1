# Checks on a real Windows what nothing else can show, and prints a report to be kept.
# Vérifie sur un vrai Windows ce que rien d'autre ne peut montrer, et imprime un rapport à garder.
#
#   powershell -ExecutionPolicy Bypass -File verify.ps1 [-Program PATH] [-Prepare] [-Report FILE]
#
# In a console opened as an administrator. Without -Prepare nothing of the machine is changed. With
# it, `pix-kiosk lockdown enable` and `disable` are run, and the machine is compared before and
# after. What only eyes and hands can tell is asked: O/Y yes, N no, Enter not tried.
[CmdletBinding()]
param(
    [string]$Program = "$env:ProgramFiles\Pix Kiosk\pix-kiosk.exe",
    [switch]$Prepare,
    [switch]$Silent,
    [string]$Report = "$env:TEMP\pix-kiosk-windows.txt"
)
$ErrorActionPreference = 'Stop'
$French = (Get-Culture).TwoLetterISOLanguageName -eq 'fr'
$Lines = New-Object System.Collections.Generic.List[string]
$Words = @{
    pass = @('RÉUSSI', 'PASS'); fail = @('ÉCHEC', 'FAIL'); none = @('SANS OBJET', 'N/A')
}

function Say([string]$fr, [string]$en) { if ($French) { $fr } else { $en } }

function Note([string]$outcome, [string]$fr, [string]$en, [string]$detail = '') {
    $word = if ($French) { $Words[$outcome][0] } else { $Words[$outcome][1] }
    $line = ('{0,-10}  {1}' -f $word, (Say $fr $en))
    if ($detail) { $line += "  [$detail]" }
    $Lines.Add($line)
    Write-Host $line
}

function Check([string]$fr, [string]$en, [scriptblock]$test) {
    try {
        $said = & $test
        if ($null -eq $said) { Note 'none' $fr $en }
        elseif ($said) { Note 'pass' $fr $en }
        else { Note 'fail' $fr $en }
    } catch {
        Note 'fail' $fr $en $_.Exception.Message
    }
}

function Ask([string]$fr, [string]$en) {
    if ($Silent) { Note 'none' $fr $en; return }
    $said = Read-Host ((Say $fr $en) + (Say ' (O/N/Entrée)' ' (Y/N/Enter)'))
    switch -Regex ($said) {
        '^[oOyY]' { Note 'pass' $fr $en }
        '^[nN]' { Note 'fail' $fr $en }
        default { Note 'none' $fr $en }
    }
}

# What the preparation touches, as text: compared before and after.
$Watched = @(
    'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies',
    'HKLM:\SOFTWARE\Policies\Microsoft\Windows',
    'HKLM:\SOFTWARE\Microsoft\Windows Embedded',
    'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server',
    'HKLM:\SYSTEM\CurrentControlSet\Control\Remote Assistance'
)
$Winlogon = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'

function Get-Picture {
    $all = foreach ($root in $Watched) {
        if (-not (Test-Path $root)) { "$root -"; continue }
        $keys = @(Get-Item $root) + @(Get-ChildItem $root -Recurse -ErrorAction SilentlyContinue)
        foreach ($key in $keys) {
            $key.Name
            foreach ($name in $key.GetValueNames()) {
                '{0} {1} {2} {3}' -f $key.Name, $name, $key.GetValueKind($name),
                    (($key.GetValue($name, $null, 'DoNotExpandEnvironmentNames')) -join ',')
            }
        }
    }
    $logon = foreach ($name in 'AutoAdminLogon', 'DefaultUserName', 'DefaultDomainName') {
        "$name " + (Get-Item $Winlogon).GetValue($name)
    }
    $accounts = Get-LocalUser | ForEach-Object { "$($_.Name) $($_.SID)" }
    $profiles = Get-CimInstance Win32_UserProfile | ForEach-Object { "$($_.SID) $($_.LocalPath)" }
    @($all) + @($logon) + @($accounts | Sort-Object) + @($profiles | Sort-Object)
}

function Invoke-Kiosk([string[]]$words) {
    $said = & $Program @words 2>&1 | Out-String
    @{ Status = $LASTEXITCODE; Said = $said }
}

# Owned by administrators or the system, and written by them and those named alone, who must.
function Test-Closed([string]$path, [string[]]$named) {
    $ours = 'S-1-5-32-544', 'S-1-5-18'
    $kind = [Security.Principal.SecurityIdentifier]
    $write = [Security.AccessControl.FileSystemRights](
        'Write, Delete, DeleteSubdirectoriesAndFiles, ChangePermissions, TakeOwnership')
    $acl = Get-Acl $path
    $writers = @($acl.GetAccessRules($true, $true, $kind) | Where-Object {
        $_.AccessControlType -eq 'Allow' -and ($_.FileSystemRights -band $write)
    } | ForEach-Object { $_.IdentityReference.Value })
    ($ours -contains $acl.GetOwner($kind).Value) -and
        -not ($writers | Where-Object { ($ours + $named) -notcontains $_ }) -and
        -not ($named | Where-Object { $writers -notcontains $_ })
}

function Test-Feature([string]$name) {
    $feature = Get-WindowsOptionalFeature -Online -FeatureName $name -ErrorAction SilentlyContinue
    $feature -and $feature.State -eq 'Enabled'
}

$System = Get-CimInstance Win32_OperatingSystem
$Lines.Add("$($System.Caption) $($System.Version) $($System.OSArchitecture)  $(Get-Date -Format s)")
Write-Host $Lines[0]

$identity = [Security.Principal.WindowsIdentity]::GetCurrent()
$admin = ([Security.Principal.WindowsPrincipal]$identity).IsInRole(
    [Security.Principal.WindowsBuiltInRole]::Administrator)
if (-not $admin) {
    Write-Host (Say 'Ouvrez cette console en administrateur.' 'Open this console as an administrator.')
    exit 77
}
if (-not (Test-Path $Program)) {
    Write-Host (Say "Programme introuvable : $Program" "No such program: $Program")
    exit 69
}

Check 'Le dossier du programme est réservé aux administrateurs' `
    'Only administrators write in the folder of the program' {
    $users = 'S-1-5-32-545', 'S-1-1-0', 'S-1-5-11'
    $rules = (Get-Acl (Split-Path $Program)).GetAccessRules(
        $true, $true, [Security.Principal.SecurityIdentifier])
    -not ($rules | Where-Object {
        $users -contains $_.IdentityReference.Value -and $_.AccessControlType -eq 'Allow' -and
        ($_.FileSystemRights -band [Security.AccessControl.FileSystemRights]::WriteData)
    })
}
Check 'Le programme est signé' 'The program is signed' {
    $signature = Get-AuthenticodeSignature $Program
    if ($signature.Status -eq 'NotSigned') { $null } else { $signature.Status -eq 'Valid' }
}
Check 'Le programme des touches est installé' 'The program of the keys is installed' {
    [bool](Get-ChildItem (Split-Path $Program) -Recurse -Filter 'pix-kiosk-hook.exe')
}
$prepared = (Invoke-Kiosk @('lockdown', 'status')).Status -eq 0
if ($prepared) {
    Check 'Le poste est préparé, et tout est en vigueur' 'Prepared, and everything is in force' {
        (Invoke-Kiosk @('lockdown', 'verify')).Status -eq 0
    }
    if ($Prepare) {
        Note 'none' 'Préparer et rendre : le poste est déjà préparé' `
            'Preparing and giving back: the machine is prepared already'
    }
}

if ($Prepare -and -not $prepared) {
    $launcher = Test-Feature 'Client-EmbeddedShellLauncher'
    $filter = Test-Feature 'Client-KeyboardFilter'
    $before = Get-Picture
    $done = $null
    try {
        $done = Invoke-Kiosk @('lockdown', 'enable')
        Check 'La préparation réussit' 'The preparation succeeds' { $done.Status -eq 0 }
        Check 'Chaque partie est en vigueur' 'Every part is in force' {
            (Invoke-Kiosk @('lockdown', 'verify')).Status -eq 0
        }
        Check 'Le compte pix-candidat existe, sans droits' 'Account pix-candidat has no rights' {
            $sid = (Get-LocalUser 'pix-candidat').SID.Value
            $admins = Get-LocalGroupMember -SID 'S-1-5-32-544' | ForEach-Object { $_.SID.Value }
            $admins -notcontains $sid
        }
        Check 'Aucun mot de passe en clair dans le registre' 'No password in clear in the registry' {
            -not (Get-Item $Winlogon).GetValue('DefaultPassword')
        }
        $own = Join-Path $env:ProgramData 'pix-kiosk'
        $kept = Join-Path $own 'lockdown'
        Check 'Seuls les administrateurs écrivent la note' 'Only administrators write the note' {
            $notes = @(Get-ChildItem $kept -Filter '*.json' | ForEach-Object { $_.FullName })
            $notes.Count -and -not (@($own, $kept) + $notes | Where-Object {
                -not (Test-Closed $_ @())
            })
        }
        Check 'Le compte des tests, et lui seul, écrit ses réponses' `
            'The account of the tests, and no other, writes its answers' {
            Test-Closed (Join-Path $own 'state') @((Get-LocalUser 'pix-candidat').SID.Value)
        }
        Check 'Une note qu''un autre compte a pu écrire n''est pas suivie' `
            'A note that another account could have written is not followed' {
            & icacls $kept /grant '*S-1-5-32-545:(M)' | Out-Null
            try { (Invoke-Kiosk @('lockdown', 'disable')).Status -eq 1 }
            finally {
                & icacls $kept /remove:g '*S-1-5-32-545' | Out-Null
                & icacls $kept /grant '*S-1-5-32-545:(OI)(CI)(RX)' | Out-Null
            }
        }
        Check 'Shell Launcher lance le test' 'Shell Launcher starts the test' {
            if (-not $launcher) { return $null }
            $said = (Invoke-Kiosk @('lockdown', 'verify', '--json')).Said | ConvertFrom-Json
            $said.parts.'kiosk-shell'
        }
        Check 'Le filtre de clavier est en vigueur' 'The keyboard filter is in force' {
            if (-not $filter) { return $null }
            $said = (Invoke-Kiosk @('lockdown', 'verify', '--json')).Said | ConvertFrom-Json
            $said.parts.'keyboard-filter'
        }
        Check 'Préparer deux fois revient à préparer une fois' 'Preparing twice is preparing once' {
            (Invoke-Kiosk @('lockdown', 'enable')).Status -eq 0
        }
    } finally {
        $given = Invoke-Kiosk @('lockdown', 'disable')
        Check 'Le poste est rendu' 'The machine is given back' { $given.Status -eq 0 }
    }
    $changed = @(Compare-Object $before (Get-Picture) | ForEach-Object { $_.InputObject })
    Check 'Le poste est exactement comme avant' 'The machine is exactly as it was before' {
        if ($changed.Count) { throw ($changed[0..([Math]::Min(4, $changed.Count - 1))] -join '; ') }
        $true
    }
    Check 'Rendre deux fois revient à rendre une fois' 'Giving back twice is giving back once' {
        (Invoke-Kiosk @('lockdown', 'disable')).Status -eq 0
    }
}

Write-Host ''
Write-Host (Say 'Ouvrez un test d''entraînement, puis essayez :' 'Open a practice test, then try:')
$hands = @(
    @('Alt+Tab, Alt+Échap, Windows, Windows+D, Windows+R, Windows+L ne quittent pas le test',
      'Alt+Tab, Alt+Esc, Windows, Windows+D, Windows+R, Windows+L do not leave the test'),
    @('Ctrl+Maj+Échap et Ctrl+Échap ne quittent pas le test',
      'Ctrl+Shift+Esc and Ctrl+Esc do not leave the test'),
    @('Ctrl+Alt+Suppr : sur un poste d''examen, aucun gestionnaire des tâches',
      'Ctrl+Alt+Del: on an exam station, no task manager'),
    @('AltGr écrit @ # { [ | \ ] } et €, la touche ^ puis e écrit ê',
      'AltGr types @ # { [ | \ ] } and €, the dead key ^ then e types ê'),
    @('Cinq fois Maj n''ouvre aucune question de Windows',
      'Five times Shift opens no question of Windows'),
    @('Impr. écran et Windows+Maj+S ne donnent aucune image',
      'Print Screen and Windows+Shift+S give no picture'),
    @('Windows+V ne montre rien du test, pendant et après',
      'Windows+V shows nothing of the test, during and after'),
    @('Un deuxième écran branché devient noir ; débranché, tout continue',
      'A second screen plugged in turns black; unplugged, all goes on'),
    @('Après Ctrl+Alt+Suppr puis Annuler, Tab et les lettres marchent encore',
      'After Ctrl+Alt+Del then Cancel, Tab and letters still work'),
    @('Programme des touches tué par un administrateur : revenu en dix secondes',
      'The program of the keys killed by an administrator: back within ten seconds'),
    @('Application tuée : elle revient en vingt secondes, un PIN suffit pour reprendre',
      'The application killed: back within twenty seconds, a PIN is enough to go on'),
    @('Processus parent (pix-kiosk run) tué : clavier et bureau reviennent en vingt secondes',
      'The parent process (pix-kiosk run) killed: keyboard and desktop back within twenty seconds'),
    @('Avec NoCapture = 1, le test est noir dans une capture faite par un autre programme',
      'With NoCapture = 1, the test is black in a picture taken by another program'),
    @('Le lecteur d''écran du candidat lit le test (OwnDesktop = 0 si besoin)',
      'The candidate''s screen reader reads the test (OwnDesktop = 0 if need be)'),
    @('Poste préparé et redémarré : il démarre dans le test, jamais sur un bureau',
      'Prepared and restarted: it starts into the test, never to a desktop'),
    @('Coupure de courant pendant un test : il reprend à la même question',
      'Power cut during a test: it resumes at the same question')
)
foreach ($one in $hands) { Ask $one[0] $one[1] }

$Lines | Set-Content -Encoding UTF8 $Report
Write-Host ''
Write-Host (Say "Rapport : $Report" "Report: $Report")
$failed = @($Lines | Where-Object { $_ -like "$($Words.fail[0])*" -or $_ -like "$($Words.fail[1])*" })
exit ([int]($failed.Count -gt 0))
