package host_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"strings"

	"fstar/host"
)

// A console in a few lines: it reads statements, here from a text, until they end.
func ExampleSession() {
	h, err := host.New(host.Config{Stderr: os.Stdout})
	if err != nil {
		log.Fatal(err)
	}
	defer h.Close(context.Background())

	s := h.Session()
	lines := bufio.NewScanner(strings.NewReader("def double(n):\n  return 2 * n\n\ndouble(21)\n_ // 0\n"))
	for lines.Scan() {
		src := lines.Text()
		for s.Incomplete(src) && lines.Scan() {
			src += "\n" + lines.Text()
		}
		err := s.Exec(context.Background(), src)
		var script *host.ScriptError
		if errors.As(err, &script) {
			fmt.Print(script.Traceback())
		} else if err != nil {
			log.Fatal(err)
		}
	}
	// Output:
	// 42
	// Traceback (most recent call last):
	//   File "<python-input-2>", line 1, in <module>
	//     _ // 0
	//     ~~^^~~
	// ZeroDivisionError: division by zero
}
