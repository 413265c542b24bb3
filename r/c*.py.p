/dev/fd/3: line 137: c*.py: command not found
