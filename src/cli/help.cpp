#include "cli/help.hpp"

#include "exports/terminal/page.hpp"
#include "sayso/version.hpp"

#include <algorithm>

namespace sayso {
namespace {

constexpr std::uint32_t width = 80;

// "-o, --out DIR", "FILE"
std::string shown_name(const CLI::Option& option) {
  std::string name = option.get_name(false, true);
  for (std::size_t comma = name.find(','); comma != std::string::npos; comma = name.find(',', comma + 2))
    name.insert(comma + 1, " ");
  // CLI11 adds what is allowed behind a colon; the description says it better.
  const std::string type = option.get_type_name().substr(0, option.get_type_name().find(':'));
  if (!option.get_positional() && !type.empty()) name += ' ' + type;
  return name;
}

// What stands alone first, then the options as they were declared, --help last.
std::vector<const CLI::Option*> options_of(const CLI::App& app) {
  std::vector<const CLI::Option*> options = app.get_options();
  const auto rank = [&](const CLI::Option* option) {
    return option->get_positional() ? 0 : option == app.get_help_ptr() ? 2 : 1;
  };
  std::stable_sort(options.begin(), options.end(),
                   [&](const CLI::Option* a, const CLI::Option* b) { return rank(a) < rank(b); });
  return options;
}

std::string usage_of(const CLI::App& app) {
  std::string usage = app.get_name() + " [OPTION…]";
  for (const CLI::Option* const option : app.get_options()) {
    if (!option->get_positional()) continue;
    const std::string name = option->get_name(true) + (option->get_expected_max() > 1 ? "…" : "");
    usage += option->get_required() ? ' ' + name : " [" + name + ']';
  }
  return usage;
}

void print_option(Page& page, const CLI::Option& option) {
  constexpr std::size_t size = 24;
  std::string label = "  " + shown_name(option);
  if (label.size() + 2 > size) {
    page.paragraph({{shown_name(option)}}, {.label = "  "});
    label.clear();
  }
  label.resize(size, ' ');
  // Each line of a description stays one.
  const std::string& description = option.get_description();
  for (std::size_t begin = 0; begin < description.size();) {
    const std::size_t end = std::min(description.find('\n', begin), description.size());
    page.paragraph({{std::string_view(description).substr(begin, end - begin)}}, {.label = label});
    label.assign(size, ' ');
    begin = end + 1;
  }
}

}  // namespace

std::string help_of_program() {
  std::string out;
  Page page(out, width, false);
  page.paragraph(
      {{"sayso "},
       {version},
       {" reads news and says who said what, through which words. It runs offline and gives no verdicts."}});
  page.blank_line();
  page.paragraph({{"usage: sayso VERB [OPTION…] [FILE…]"}});
  page.blank_line();
  std::size_t size = 0;
  for (const Verb& verb : all_verbs()) size = std::max(size, verb.name.size() + 4);
  for (const Verb& verb : all_verbs()) {
    std::string label = "  " + std::string(verb.name);
    label.resize(size, ' ');
    page.paragraph({{verb.help}}, {.label = label});
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
  for (const CLI::Option* const option : options_of(app)) print_option(page, *option);
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
