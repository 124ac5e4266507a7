"""Entry of the `desk` command.

Never holds logic: every command is a few lines that build parts and call them.
"""

from bot.cli.commands import cli

cli()
