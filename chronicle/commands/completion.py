"""`chronicle completion`: commands and options completed by the shell."""

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script that completes commands and options.

    \b
    Examples:
      eval "$(chronicle completion bash)"                                 (in ~/.bashrc)
      eval "$(chronicle completion zsh)"                                  (in ~/.zshrc)
      chronicle completion fish > ~/.config/fish/completions/chronicle.fish
    """
    from click.shell_completion import get_completion_class

    script = get_completion_class(shell)
    assert script is not None
    root = context.find_root().command
    click.echo(script(root, {}, "chronicle", "_CHRONICLE_COMPLETE").source())
