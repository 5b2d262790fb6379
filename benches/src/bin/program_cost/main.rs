//! Measures what programs that use graph-models cost to build, and how large they become, and
//! compares them with the same programs over plain serde structs.
//!
//! ```text
//! cargo run --release -p graph-benches --bin program-cost
//! cargo run --release -p graph-benches --bin program-cost -- --programs users,status --profiles dev --no-plain
//! ```
//!
//! Machine code for reading a type is generated in the program that reads it. So each program is
//! built outside the workspace after the models and all other dependencies, and only the compiler's
//! run on the program itself is measured, with the linker: from scratch, and again after a change of
//! `main`.
//!
//! The plain structs are those that graph-codegen writes in its plain flavour, once for the complete
//! schema and once for only the types that the programs use, without navigation. They are in a crate
//! of their own, as ours are. For the schema see `--csdl`.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program prints")]

mod options;
mod programs;
mod projects;
mod reached;
mod report;

use std::fs;
use std::process::ExitCode;

use graph_benches::compiler::{
    Cargo, Machine, Result, Workspace, plain_models, run, schema, write_plain,
};
use graph_codegen::Subset;

use self::options::{Options, Profile};
use self::programs::{COMPLETE, Models, Program, changed};
use self::projects::Project;
use self::reached::Reached;
use self::report::{Cost, Report, Row};

fn main() -> ExitCode {
    run(measure)
}

fn measure(options: &Options) -> Result<()> {
    let workspace = Workspace::read()?;
    let folder = workspace.target.join("program-cost");
    let projects = projects(options, &workspace)?;
    for project in &projects {
        project.write(&workspace, &options.programs)?;
    }
    let cargo = Cargo::new(&workspace.root, &folder, false)?;
    let mut report = Report { machine: Machine::this(&workspace.root)?, rows: Vec::new() };
    let mut failed = Vec::new();
    for &profile in &options.profiles {
        for &program in &options.programs {
            let mut costs = Vec::new();
            for project in projects.iter().filter(|project| project.has(program)) {
                let subject = format!("{}, {}, {}", program.name(), profile.name(), project.name);
                let cost = cost(&cargo, project, program, profile, !options.from_scratch_only);
                match &cost {
                    Ok(Cost { from_scratch, after_change, size }) => {
                        eprintln!("{subject}: {from_scratch}, {size} bytes");
                        if let Some(figures) = after_change {
                            eprintln!("{subject}, after a change: {figures}");
                        }
                    }
                    Err(error) => {
                        eprintln!("{subject}: {error}");
                        failed.push(subject);
                    }
                }
                costs.push((project.name, cost.ok()));
            }
            let (program, profile) = (program.name(), profile.name());
            report.rows.push(Row { program, profile, types: String::new(), costs });
        }
    }
    // Last, because it takes as long as the programs together.
    let reached = match (projects.first(), options.profiles.first()) {
        (Some(ours), Some(&profile)) => Reached::count(ours, &options.programs, profile)?,
        _ => Reached::default(),
    };
    for (row, program) in report.rows.iter_mut().zip(options.programs.iter().cycle()) {
        reached.of(*program).clone_into(&mut row.types);
    }
    println!("{report}");
    match failed[..] {
        [] => Ok(()),
        _ => Err(format!("not measured: {}", failed.join("; ")).into()),
    }
}

/// The crates with the programs, with the models to compare; ours are first.
fn projects(options: &Options, workspace: &Workspace) -> Result<Vec<Project>> {
    let (root, folder) = (&workspace.root, workspace.target.join("program-cost"));
    let mut projects = Vec::new();
    let ours = |name, models, place, features| {
        Project::ours(name, models, root, folder.join(place), features)
    };
    if !options.only_precompiled {
        projects.push(ours("graph-models", Models::Ours, "models", &[]));
        projects.push(ours("json", Models::Direct, "json", &[]));
    }
    if options.precompiled || options.only_precompiled {
        projects.push(ours("precompiled", Models::Ours, "precompiled", &["precompiled"]));
    }
    let programs: Vec<Program> =
        options.programs.iter().copied().filter(|program| program.has_plain()).collect();
    if programs.is_empty() {
        return Ok(projects);
    }
    if !options.no_plain {
        let csdl = schema(options.csdl.as_deref(), root)?;
        let project = Project::plain("plain", Models::Plain, folder.join("plain"));
        let models = [(COMPLETE, plain_models(&csdl, None)?)];
        write_plain(&project.models_folder(), workspace, &models)?;
        projects.push(project);
    }
    if !options.no_subset {
        let csdl = schema(options.csdl.as_deref(), root)?;
        let project = Project::plain("subset", Models::Subset, folder.join("subset"));
        let mut models = Vec::new();
        for program in programs {
            let types = program.root().map(|(_, name)| name.to_owned()).into_iter().collect();
            let subset = Subset { types, follow: 0 };
            models.push((program.name(), plain_models(&csdl, Some(subset))?));
        }
        write_plain(&project.models_folder(), workspace, &models)?;
        projects.push(project);
    }
    Ok(projects)
}

/// Builds a program from scratch, and again after a change.
fn cost(
    cargo: &Cargo,
    project: &Project,
    program: Program,
    profile: Profile,
    again: bool,
) -> Result<Cost> {
    let (subject, action) = (project.subject(program), profile.action());
    cargo.prepare(&subject, action)?;
    let from_scratch = cargo.measure(&subject, action)?;
    let size = project.stripped_size(program, profile.folder())?;
    let after_change = match again {
        false => None,
        true => {
            let source = program.source(project.models);
            fs::write(project.file(program.name()), changed(&source))?;
            let figures = cargo.measure_again(&subject, action);
            fs::write(project.file(program.name()), source)?;
            Some(figures?)
        }
    };
    Ok(Cost { from_scratch, after_change, size })
}
