"""The README's picture: what `milepost forecast` prints, drawn as SVG (`make picture`)."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

COLUMNS = 100
ROOT = Path(__file__).parent.parent
PLAN = "examples/product-launch.yaml"
PAPER = TerminalTheme((251, 250, 247), (29, 35, 48), [(29, 35, 48)] * 8, [(91, 100, 116)] * 8)


def main() -> None:
    """Run the command in colour, and write its page to docs/forecast.svg."""
    command = [str(Path(sys.executable).with_name("milepost")), "forecast", PLAN, "--theme", "light"]
    colours = {"COLUMNS": str(COLUMNS), "FORCE_COLOR": "1", "COLORTERM": "truecolor", "TERM": "xterm-256color"}
    page = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **colours}, capture_output=True, text=True, check=True, encoding="utf-8"
    ).stdout
    console = Console(width=COLUMNS, record=True, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(page.rsplit("\n\n", 1)[0]))  # without the seconds, which differ from run to run
    picture = console.export_svg(title=f"milepost forecast {PLAN}", theme=PAPER, unique_id="forecast")
    # Rich links its font at a host; ours are the machine's own.
    fonts = picture.index("@font-face"), picture.rindex("}", 0, picture.index(".forecast-matrix")) + 1
    text = picture[: fonts[0]] + picture[fonts[1] :]
    (ROOT / "docs" / "forecast.svg").write_text(text.replace("Fira Code", "Menlo, Consolas"), encoding="utf-8")


if __name__ == "__main__":
    main()
