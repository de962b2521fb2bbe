#include "cli/help.hpp"

#include "exports/terminal/page.hpp"
#include "sayso/version.hpp"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t width = 80;

std::string padded(std::string text, std::size_t size) {
  text.resize(std::max(text.size() + 2, size), ' ');
  return text;
}

// "--format NAME", "FILE…"
std::string shown_name(const CLI::Option& option) {
  std::string name = option.get_name(false, true);
  std::replace(name.begin(), name.end(), ',', ' ');
  if (!option.get_type_name().empty()) name += ' ' + option.get_type_name();
  return name;
}

std::string usage_of(const CLI::App& app) {
  std::string usage = app.get_name();
  std::string files;
  bool has_options = false;
  for (const CLI::Option* const option : app.get_options()) {
    if (option->get_positional()) {
      files += " [" + option->get_name(true) + "…]";
    } else {
      has_options = true;
    }
  }
  return usage + (has_options ? " [OPTION…]" : "") + files;
}

}  // namespace

std::string help_of_program() {
  std::string out;
  Page page(out, width, false);
  page.paragraph({{"sayso "}, {version}, {" reads news and says who said what, through which words. It runs offline and gives no verdicts."}});
  page.blank_line();
  page.paragraph({{"usage: sayso VERB [OPTION…] [FILE…]"}});
  page.blank_line();
  std::size_t size = 0;
  for (const Verb& verb : all_verbs()) size = std::max(size, verb.name.size() + 4);
  for (const Verb& verb : all_verbs()) {
    page.paragraph({{verb.help}}, {.label = padded("  " + std::string(verb.name), size)});
  }
  page.blank_line();
  page.paragraph({{"for example:"}});
  for (const Verb& verb : all_verbs()) page.paragraph({{verb.example}}, {.label = "  "});
  page.blank_line();
  page.paragraph({{"sayso VERB --help explains a verb and its options."}});
  page.paragraph({{"Exit codes: 0 fine, 1 something could not be read, 2 the command makes no sense."}});
  return out;
}

std::string help_of(const Verb& verb, const CLI::App& app) {
  std::string out;
  Page page(out, width, false);
  page.paragraph({{app.get_name()}, {": "}, {verb.help}});
  page.blank_line();
  const std::string usage = usage_of(app);
  page.paragraph({{usage}}, {.label = "usage: "});
  page.blank_line();
  constexpr std::size_t size = 24;
  for (const CLI::Option* const option : app.get_options()) {
    page.paragraph({{option->get_description()}}, {.label = padded("  " + shown_name(*option), size)});
  }
  page.blank_line();
  out += app.get_footer();
  page.paragraph({{verb.example}}, {.label = "for example: "});
  return out;
}

std::string as_choice(const std::vector<std::string_view>& names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " or " : ", ";
    list += names[i];
  }
  return list;
}

}  // namespace sayso
