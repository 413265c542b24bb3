package tracing

import (
	"strings"
	"testing"
	"time"
)

func TestAppendText(t *testing.T) {
	for text, want := range map[string]string{
		"plain text":             `"plain text"`,
		`a "b" \`:                `"a \"b\" \\"`,
		"</script><!--":          `"\u003c/script\u003e\u003c!--"`,
		"é\n\u2028\x00":          `"é\n\u2028\u0000"`,
		"\xff":                   `"\ufffd"`,
		"a&b":                    `"a\u0026b"`,
		"<lambda>":               `"\u003clambda\u003e"`,
		"":                       `""`,
		strings.Repeat("x", 100): `"` + strings.Repeat("x", 100) + `"`,
	} {
		if got := string(appendText(nil, text)); got != want {
			t.Errorf("%q is %s, want %s", text, got, want)
		}
	}
}

func TestAppendMicros(t *testing.T) {
	for d, want := range map[time.Duration]string{
		0: "0", 5 * time.Microsecond: "5", 1234567: "1234.567", 1001: "1.001", -50: "-0.050", time.Hour: "3600000000",
	} {
		if got := string(appendMicros(nil, d)); got != want {
			t.Errorf("%v is %s, want %s", d, got, want)
		}
	}
}
