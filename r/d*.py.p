/dev/fd/3: line 137: d*.py: command not found
