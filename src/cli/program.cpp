#include "cli/help.hpp"
#include "cli/verbs.hpp"

#include <array>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>

namespace sayso {
namespace {

int report_bad_use(const std::string& sentence) { return report({Fault::bad_use, sentence}); }

const Verb* verb_named(std::string_view name) {
  if (name == "--version") name = "version";
  for (const Verb& verb : all_verbs())
    if (verb.name == name) return &verb;
  return nullptr;
}

int report_unknown_verb(const std::string& word) {
  std::error_code error;
  if (std::filesystem::exists(word, error))
    return report_bad_use("\"" + word + "\" is a file, not a verb: to read it, write \"sayso read " + word +
                          "\".");
  std::vector<std::string_view> names;
  for (const Verb& verb : all_verbs()) names.push_back(verb.name);
  return report_bad_use("There is no verb \"" + word + "\": use " + as_choice(names) +
                        ", or see sayso --help.");
}

// What CLI11 found wrong, as a sentence of ours.
int report_parse_error(const CLI::App& app, const CLI::ParseError& error) {
  const std::string see = ": see " + app.get_name() + " --help.";
  const std::vector<std::string> unknown = app.remaining();
  if (!unknown.empty() && dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
    const bool is_option = unknown.front().size() > 1 && unknown.front().front() == '-';
    return report_bad_use(is_option ? "There is no option " + unknown.front() + see
                                    : app.get_name() + " does not know what to do with \"" + unknown.front() +
                                          "\"" + see);
  }
  const std::string what = error.what();
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    return report_bad_use("The option " + what.substr(0, what.find(':')) + " needs a value, and one only" +
                          see);
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr)
    return report_bad_use("Something is missing: " + what.substr(0, what.find('\n')) + see);
  return report_bad_use("The options cannot be understood (" + what + ")" + see);
}

int run_verb(const Verb& verb, int argc, char** argv) {
  CLI::App app(std::string(verb.help), "sayso " + std::string(verb.name));
  app.set_help_flag("-h,--help", "show this page");
  const std::function<int()> run = verb.declare(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    std::cout << help_of(verb, app);
    return exit_fine;
  } catch (const CLI::ParseError& error) {
    return report_parse_error(app, error);
  }
  return run();
}

int show_help_of(char* name) {
  const Verb* const verb = verb_named(name);
  if (verb == nullptr) return report_unknown_verb(name);
  std::string option = "--help";
  std::array<char*, 2> arguments{name, option.data()};
  return run_verb(*verb, static_cast<int>(arguments.size()), arguments.data());
}

}  // namespace

int report(const Error& error) {
  std::cout.flush();
  std::cerr << "sayso: " << error.message << '\n';
  return error.fault == Fault::bad_use ? exit_bad_use : exit_bad_input;
}

int run_program(int argc, char** argv) {
  // A reader that goes away is seen where we write, as an error number; it shall not kill the program in the middle.
  std::signal(SIGPIPE, SIG_IGN);
  try {
    const std::string word = argc > 1 ? argv[1] : "";
    if (word.empty()) {
      std::cerr << help_of_program();
      return exit_bad_use;
    }
    if (word == "help" && argc > 2) return show_help_of(argv[2]);
    if (word == "--help" || word == "-h" || word == "help") {
      std::cout << help_of_program();
      return exit_fine;
    }
    const Verb* const verb = verb_named(word);
    return verb == nullptr ? report_unknown_verb(word) : run_verb(*verb, argc - 1, argv + 1);
  } catch (const std::exception& exception) {
    return report({Fault::internal, std::string("sayso stopped (") + exception.what() +
                                        "): this is a fault of sayso, or the machine has no memory left."});
  }
}

}  // namespace sayso
