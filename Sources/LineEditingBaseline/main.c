// The smallest program that edits lines with libedit: the peer of the start and key benchmarks.

#include <histedit.h>
#include <locale.h>
#include <stdio.h>

static char *prompt(EditLine *edit) {
  (void)edit;
  return "base > ";
}

int main(void) {
  setlocale(LC_CTYPE, "");
  EditLine *edit = el_init("baseline", stdin, stdout, stderr);
  if (edit == NULL) return 1;
  el_set(edit, EL_PROMPT, prompt);
  el_set(edit, EL_EDITOR, "emacs");
  int count = 0;
  while (el_gets(edit, &count) != NULL && count > 0) {}
  el_end(edit);
  return 0;
}
