package repl

import (
	"io"
	"strings"
	"testing"
	"testing/synctest"
)

// What is typed arrives as keys, whatever pieces it comes in.
func TestKeysTranslate(t *testing.T) {
	long := strings.Repeat("long ", 20)
	for _, test := range []struct {
		typed  []string
		want   string
		pastes []string
	}{
		{[]string{"abc\x1b[A\t"}, "abc\x1b[A\t", nil},
		{[]string{"a\x00b"}, "ab", nil},
		{[]string{"\x1b[3~"}, string(deleteMark), nil},
		{[]string{"x\x1b[200~a\rb\x1b[201~y"}, "x" + string(pasteMark) + "y", []string{"a\rb"}},
		{[]string{"\x1b[200~one", " two\x1b[2", "01~\x1b[200~3\x1b[201~"}, string(pasteMark) + string(pasteMark), []string{"one two", "3"}},
		{[]string{"a" + long + "\r"}, string(pasteMark) + "\r", []string{"a" + long}},
		{[]string{"\xff\xc3", "\xa9"}, "\xffé", nil},
	} {
		k := &keys{}
		var got []byte
		for _, part := range test.typed {
			got = append(got, k.translate([]byte(part))...)
		}
		if string(got) != test.want {
			t.Errorf("%q: got %q, want %q", test.typed, got, test.want)
		}
		for _, want := range test.pastes {
			if got := k.paste(); got != want {
				t.Errorf("%q: paste %q, want %q", test.typed, got, want)
			}
		}
		if k.paste() != "" {
			t.Errorf("%q: another paste", test.typed)
		}
	}
}

// Nothing is read beyond the end of a line before the next begins, or the editor says that
// it has not ended.
func TestKeysWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, w := io.Pipe()
		k := newKeys(r)
		read := make(chan string)
		go func() {
			buf := make([]byte, 100)
			for {
				n, err := k.Read(buf)
				if err != nil {
					close(read)
					return
				}
				read <- string(buf[:n])
			}
		}()
		expect := func(want string) {
			t.Helper()
			synctest.Wait()
			select {
			case got := <-read:
				if got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			default:
				if want != "" {
					t.Errorf("got nothing, want %q", want)
				}
			}
		}
		expect("")
		k.begin()
		w.Write([]byte("one\rtwo\x03three"))
		expect("one\r")
		expect("")
		k.press(wakeMark)
		expect("")
		k.end()
		k.begin()
		expect("two\x03")
		expect("")
		k.resume()
		expect("three")
		k.press(wakeMark)
		expect(string(wakeMark))
		k.end()
		k.press(wakeMark)
		expect("")
		w.Close() // while no line is read: that is another's end of file
		synctest.Wait()
		k.end()
		k.begin()
		synctest.Wait()
		if _, ok := <-read; ok || !k.over() {
			t.Error("no end")
		}
		k.Close()
	})
}
