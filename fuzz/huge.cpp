// Inputs that no fuzzer would ever make, for they are long: a million of one thing. Whatever is not linear somewhere on the
// way from bytes to output shows here as a test that takes minutes. Through every stage without a network, and out; the
// network takes its time in proportion, which tests/bad_input measures, and memory too. Prints a line for each.
//
//   build/tests/huge              all of them
//   build/tests/huge marks        those whose names have "marks"
#include "promises.hpp"

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace {

using sayso::fuzz::Desk;

// Checks while running and sanitizers make everything some ten times slower, and need not see so much.
constexpr std::size_t million = SAYSO_CHECK ? 100'000 : 1'000'000;
constexpr double most_seconds = 20;

std::string times(std::size_t count, std::string_view part) {
  std::string text;
  text.reserve(count * part.size());
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

struct Huge {
  std::string_view name;
  std::string bytes;
  std::string_view file = "huge.txt";
};

std::vector<Huge> all_huge() {
  return {
      {"straight marks", times(million, "\"") + " a"},
      {"straight marks, a space between", times(million, "\" ") + "a"},
      {"opening marks", times(million, "“") + " a"},
      {"closing marks", times(million, "”") + " a"},
      {"pairs of marks", times(million / 2, "“a” ")},
      {"apostrophes", times(million, "'") + " a"},
      {"single opening marks before words", times(million / 2, "‘a ")},
      {"single straight marks before words", times(million / 2, "'a ")},
      {"angle marks, ever deeper", times(million, "«") + "a"},
      {"an opening mark in every paragraph", times(million / 4, "“a\n\n")},
      {"quotations over paragraphs", times(million / 10, "“We go on, he said.\n\n")},
      {"lone quotations", times(million / 20, "“We shall all stay here today.”\n\n")},
      {"transcript", times(million / 5, "Q: a\n\n")},
      {"transcript of many speakers", times(million / 20, "Ann Lee: a, she said.\n\nBob Kay: b.\n\n")},
      {"one sentence of 300,000 words", times(million * 3 / 10, "and ") + "no."},
      {"one word", times(million, "a")},
      {"words without a stop", times(million / 2, "a ")},
      {"one-word sentences", times(million / 2, "a. ")},
      {"one-word paragraphs", times(million / 3, "a\n\n")},
      {"one-word lines", times(million / 2, "a\n")},
      {"hard-wrapped lines", times(million / 50, "He said that the river would rise again before the\n")},
      {"indented lines", times(million / 8, "     a b\n")},
      {"quoted lines", times(million / 4, "> a\n")},
      {"empty lines", times(million, "\n") + "a"},
      {"lines of spaces", times(million / 10, "         \n") + "a"},
      {"spaces", times(million, " ") + "a"},
      {"lone accents", times(million, " \u0301") + " a"},
      {"accents on one letter", "a" + times(million, "\u0301")},
      {"zero-width characters", times(million, "\u200B") + "a"},
      {"soft hyphens", "a" + times(million, "\u00AD") + "b"},
      {"controls", times(million, "\x01") + times(million, "a ")},
      {"full stops", times(million, ".") + " a"},
      {"ellipses with spaces", times(million / 2, ". ") + "a"},
      {"question marks", times(million, "?!") + " a"},
      {"brackets, ever deeper", times(million, "(") + "a"},
      {"brackets that close", "a." + times(million, ")")},
      {"marks that close after a stop", "a." + times(million, "”’\"")},
      {"hyphens", times(million / 2, "a-")},
      {"prefixes", times(million / 3, "ex-")},
      {"dashes", times(million / 4, "a—")},
      {"slashes", times(million / 2, "a/")},
      {"an address", "http://" + times(million / 2, "a.")},
      {"addresses of mail", times(million / 4, "a@b.")},
      {"tags", times(million / 2, "#a")},
      {"digits", times(million, "1")},
      {"decimal points", times(million / 2, "1.")},
      {"thousands", times(million / 4, "1,000,")},
      {"dollars", times(million, "$") + "1"},
      {"abbreviations", times(million / 4, "Mr. ")},
      {"initials", times(million / 3, "J. ")},
      {"clitics", "a" + times(million / 3, "'s")},
      {"negations", times(million / 4, "can't ")},
      {"one byline", "Title\n\nBy " + times(million / 10, "Ann Lee, ") + "Ann Lee\n\nHe said no.\n"},
      {"bylines", times(million / 20, "By Ann Lee\n\n") + "He said no.\n"},
      {"one dateline", times(million / 10, "TARVIK, ") + "(NWA) — He said no.\n"},
      {"datelines", times(million / 30, "TARVIK (NWA) — He said no.\n\n")},
      {"dates", times(million / 20, "Nov. 6, 2024\n\n") + "He said no.\n"},
      {"one line of dates", times(million / 15, "Nov. 6, 2024 | ") + "\n\nHe said no.\n"},
      {"notices", times(million / 20, "Advertisement\n\nHe said no.\n\n")},
      {"capitals", times(million / 8, "TARVIK ")},
      {"emoji", times(million / 4, "👩‍👩‍👧")},
      {"wide characters", times(million, "中")},
      {"wide characters with marks", times(million / 4, "「中」")},
      {"right-to-left marks", times(million, "\u202E") + "a"},
      {"broken UTF-8", times(million, "\xC3") + "\xC3\xA9 a"},
      {"broken UTF-8 of three bytes", times(million, "\xE2\x80") + " a"},
      {"windows-1252", times(million / 4, "\x93"
                                          "a\x94 ")},
      {"UTF-16", "\xFF\xFE" + times(million, std::string_view("a\0 \0", 4))},
      {"UTF-16 of lone surrogates",
       "\xFF\xFE" + times(million, std::string_view("\x00\xD8", 2)) + std::string("a\0", 2)},
      {"lines of JSON", times(million / 20, "{\"text\": \"No.\"}\n"), "huge.jsonl"},
      {"broken lines of JSON", times(million / 20, "{\"text\": \"No.\n"), "huge.jsonl"},
      {"a list of JSON", "[" + times(million / 20, "{\"text\": \"No.\"},") + "{}]", "huge.json"},
      {"a list of broken JSON", "[" + times(million / 20, "{\"text\": \"No.},") + "{}]", "huge.json"},
      {"objects without an end", times(million / 20, "{\"text\": \"No.\","), "huge.json"},
      {"JSON, ever deeper lists", times(million, "["), "huge.json"},
      {"JSON, ever deeper objects", times(million / 5, "{\"a\":"), "huge.json"},
      {"JSON, deep text", "{\"text\":" + times(million, "[") + "\"a\"" + times(million, "]") + "}",
       "huge.json"},
      {"JSON, articles in articles", times(million / 20, "{\"articles\":["), "huge.json"},
      {"JSON, many keys", "{" + times(million / 10, "\"title\": \"a\",") + "\"text\": \"No.\"}", "huge.json"},
      {"JSON, many authors",
       "{\"authors\": [" + times(million / 10, "\"Ann Lee\",") + "\"Bob Kay\"], \"text\": \"No.\"}",
       "huge.json"},
      {"JSON, many paragraphs", "{\"text\": [" + times(million / 10, "\"No.\",") + "\"No.\"]}", "huge.json"},
      {"JSON, one long key", "{\"" + times(million, "a") + "\": 1, \"text\": \"No.\"}", "huge.json"},
      {"JSON, escapes", "{\"text\": \"No. " + times(million / 3, "\\ud83d\\ude42 ") + "\"}", "huge.json"},
      {"JSON, half escapes", "{\"text\": \"No. " + times(million / 6, "\\ud83d ") + "\"}", "huge.json"},
      {"JSON, raw controls", "{\"text\": \"No. " + times(million, "\x01") + "\"}", "huge.json"},
      {"JSON, NaN", "{\"text\": \"No.\", \"a\": [" + times(million / 4, "NaN,") + "0]}", "huge.json"},
      {"JSON, one long number", "{\"text\": \"No.\", \"published\": " + times(million, "9") + "}",
       "huge.json"},
      {"JSON, one long date", "{\"text\": \"No.\", \"published\": \"" + times(million / 2, "9 ") + "\"}",
       "huge.json"},
      {"JSON, one long title", "{\"text\": \"No.\", \"title\": \"" + times(million / 2, "a ") + "\"}",
       "huge.json"},
  };
}

double seconds_used() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

}  // namespace

int main(int count, char** words) {
  // What is quadratic here takes hours: end it after minutes, and say where.
  std::signal(SIGALRM, [](int) {
    constexpr std::string_view sentence = " takes far too long: something is not linear.\n";
    static_cast<void>(!write(STDOUT_FILENO, sentence.data(), sentence.size()));
    _exit(1);
  });
  int slow = 0;
  for (const Huge& huge : all_huge()) {
    if (count > 1 && huge.name.find(words[1]) == std::string_view::npos) continue;
    std::printf("%-40s", std::string(huge.name).c_str());
    std::fflush(stdout);
    alarm(240);
    const double begin = seconds_used();
    Desk desk;  // a new one each time, so that its memory is this input's
    const std::size_t articles = desk.read_all(huge.bytes, std::string(huge.file));
    const double seconds = seconds_used() - begin;
    std::printf("%7zu articles %8.2f s%s\n", articles, seconds, seconds > most_seconds ? "  TOO SLOW" : "");
    slow += seconds > most_seconds ? 1 : 0;
  }
  if (slow > 0) std::printf("%d took more than %.0f seconds: something is not linear.\n", slow, most_seconds);
  return slow == 0 ? 0 : 1;
}
