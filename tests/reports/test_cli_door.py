"""The command line as a whole: help, exit codes, what happens to exceptions."""

from __future__ import annotations

import re
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from command import run
from policybrief.cli import door

COMMANDS = pytest.mark.parametrize("name", door.COMMANDS)


def command(name: str) -> click.Command:
    found = door.policybrief.get_command(click.Context(door.policybrief), name)
    assert found is not None
    return found


def test_help_lists_every_command_and_the_exit_codes() -> None:
    shown = run("--help").stdout
    assert [name for name in door.COMMANDS if not re.search(rf"^  {name} ", shown, re.MULTILINE)] == []
    assert "Exit codes: 0 done, 1 a brief or seed has problems, 2 misuse, 3 something outside" in " ".join(
        shown.split()
    )


def test_what_is_not_there_yet_is_not_listed() -> None:
    assert list(door.COMMANDS) == [
        "report", "fill", "check", "export", "extract", "merge", "exporters", "schema", "example",
    ]  # fmt: skip


@COMMANDS
def test_every_command_says_what_it_does_with_an_example_and_explains_every_option(name: str) -> None:
    shown = run(name, "--help")
    assert shown.exit_code == 0
    assert f"policybrief {name} " in shown.stdout.split("Example", 1)[1]
    options = [parameter for parameter in command(name).params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


@COMMANDS
def test_the_examples_of_the_help_parse(name: str) -> None:
    examples = re.findall(rf"policybrief {name} (.*)", command(name).help or "")
    assert examples
    for example in examples:
        words = shlex.split(re.split(r" [|>#]", example)[0])
        command(name).make_context(name, words)


@COMMANDS
def test_an_unknown_option_is_misuse(name: str) -> None:
    result = run(name, "--no-such-option")
    assert result.exit_code == 2
    assert result.stdout == ""


def test_an_unknown_command_is_misuse() -> None:
    assert run("merge").exit_code == 2


def test_the_version_is_printed() -> None:
    assert re.fullmatch(r"policybrief \d+\.\d+\.\d+\n", run("--version").stdout)


def test_help_loads_no_library_of_the_work() -> None:
    program = (
        "import sys\nsys.argv = ['policybrief', 'report', '--help']\nfrom policybrief.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(*(name for name in ('jsonschema', 'lxml', 'yaml', 'docx') if name in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr.split() == []


def test_an_unexpected_error_is_told_of_without_a_traceback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr("policybrief.example.write_example", fail)
    result = run("example", tmp_path)
    assert result.exit_code == 1
    assert "unexpected RuntimeError: a defect" in result.stderr
    assert "--debug" in result.stderr


def test_debug_shows_where_an_unexpected_error_came_from(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr("policybrief.example.write_example", fail)
    done = click.testing.CliRunner().invoke(door.policybrief, ["--debug", "example", str(tmp_path)])
    assert done.exit_code == 1
    assert "Traceback (most recent call last)" in done.stderr
    assert "in fail" in done.stderr


def test_a_reader_that_stops_listening_ends_the_command_quietly() -> None:
    """What `policybrief schema briefing | head -1` does: the pipe closes after the first line."""
    with subprocess.Popen(
        [sys.executable, "-m", "policybrief", "schema", "briefing"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"{\n"
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait() == 3
    assert errors == b""


def test_an_interrupt_ends_the_command_quietly(tmp_path: Path) -> None:
    """Ctrl-C while the command waits for a seed that does not come."""
    program = (
        "import policybrief.example, time\n"
        # Where the tests run in the background, a process is started with the signal ignored.
        "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "def wait(folder):\n    print('waiting', flush=True)\n    time.sleep(60)\n"
        "policybrief.example.write_example = wait\n"
        "import sys\nsys.argv = ['policybrief', 'example', 'demo']\n"
        "from policybrief.cli import main\nmain()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"waiting\n"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == 130
    assert errors == b"policybrief: interrupted\n"
