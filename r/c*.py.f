/dev/fd/3: line 137: /tmp/fstar-carets: No such file or directory
