//! Actions and functions.

use super::{Facets, Primitive, Value, refusal, schema};
use crate::schema::{Binding, Form, Operation, OperationKind};

fn operations(operations: &str) -> Vec<Operation> {
    let namespaces = format!(
        "<Schema Namespace='a' Alias='x'><EntityType Name='b'/><ComplexType Name='c'/>
        <EnumType Name='e'/>{operations}</Schema>"
    );
    schema(&namespaces).operations
}

/// What is wrong with operations that start in line 3.
fn refused(operations: &str) -> Vec<String> {
    refusal(&format!(
        "<Schema Namespace='a' Alias='x'><EntityType Name='b'/>\n{operations}</Schema>"
    ))
}

#[test]
fn the_first_parameter_of_what_is_bound_is_what_it_is_bound_to() {
    let operations = operations(
        "<Action Name='f' IsBound='true'><Parameter Name='p' Type='Collection(x.b)'/>
            <Parameter Name='q' Type='x.c' Nullable='false'/></Action>
        <Function Name='f'><Parameter Name='p' Type='x.b'/></Function>
        <Function Name='g' IsBound='true'><Parameter Name='p' Type='Edm.Int32'/></Function>",
    );
    let [action, unbound, primitive] = operations.as_slice() else { panic!("{operations:?}") };
    assert_eq!((action.kind, action.to_string().as_str()), (OperationKind::Action, "a.f"));
    let binding =
        |name: &str, collection, ty| Some(Binding { type_name: name.to_owned(), collection, ty });
    assert_eq!(action.binding, binding("a.b", true, Some(0)));
    assert_eq!(action.binding.as_ref().map(Binding::to_string).as_deref(), Some("Collection(a.b)"));
    let [q] = action.parameters.as_slice() else { panic!("{:?}", action.parameters) };
    assert_eq!((&*q.name, &*q.type_name, q.value), ("q", "a.c", Value::Structure(1)));
    assert!(!q.nullable && action.answer.is_none());
    assert_eq!((unbound.kind, &unbound.binding), (OperationKind::Function, &None));
    assert_eq!((unbound.parameters.len(), unbound.parameters[0].nullable), (1, true));
    assert_eq!(primitive.binding, binding("Edm.Int32", false, None));
}

#[test]
fn parameters_may_be_optional_and_secrets() {
    let namespaces = "<Schema Namespace='microsoft.graph'><Action Name='changePassword'>
        <Parameter Name='newPassword' Type='Edm.String'><Annotation Term='Core.OptionalParameter'>
            <Record/></Annotation></Parameter>
        <Parameter Name='other' Type='Edm.String'/></Action></Schema>";
    let schema = schema(namespaces);
    let facets: Vec<_> = schema.operations[0].parameters.iter().map(|it| it.facets).collect();
    let first = Facets { optional: true, secret: true, ..Facets::default() };
    assert_eq!(facets, [first, Facets::default()]);
}

#[test]
fn an_answer_stands_in_its_body_as_its_type_demands() {
    for (ty, form, value) in [
        ("x.b", Form::Structure, Value::Structure(0)),
        ("Edm.EntityType", Form::Structure, Value::Json),
        ("x.e", Form::Single, Value::Enumeration(2)),
        ("Edm.Int32", Form::Single, Value::Primitive(Primitive::Int32)),
        ("Edm.Untyped", Form::Single, Value::Json),
        ("Edm.GeographyPoint", Form::Single, Value::Json),
        ("Edm.Stream", Form::Stream, Value::Json),
        ("Collection(x.b)", Form::Collection, Value::Structure(0)),
        ("Collection(Edm.Stream)", Form::Collection, Value::Json),
    ] {
        for (kind, delta) in [("Action", false), ("Function", form == Form::Collection)] {
            let found =
                operations(&format!("<{kind} Name='delta'><ReturnType Type='{ty}'/></{kind}>"));
            let answer = found[0].answer.as_ref().expect("an answer");
            assert_eq!((answer.form, answer.value), (form, value), "{ty}");
            assert_eq!(found[0].is_delta(), delta, "{kind} {ty}");
        }
    }
}

#[test]
fn types_of_operations_are_declared() {
    assert_eq!(
        refused(
            "<Action Name='f' IsBound='true'><Parameter Name='p' Type='x.no'/>
            <Parameter Name='q' Type='Edm.Text'/>
            <ReturnType Type='Collection(x.none)'/></Action>"
        ),
        [
            "a.f.p: type `a.no` is not defined (line 3)",
            "a.f.q: `Edm.Text` is no type of OData (line 4)",
            "a.f: type `a.none` is not defined (line 5)",
        ]
    );
}

#[test]
fn what_is_bound_has_a_parameter_for_it() {
    assert_eq!(
        refused("<Function Name='f' IsBound='true'/>"),
        ["a.f: the operation is bound, but has no parameter for what it is bound to (line 3)"]
    );
}

#[test]
fn operations_and_parameters_are_declared_once() {
    let bound = "<Parameter Name='p' Type='x.b'/>";
    assert_eq!(
        refused(&format!(
            "<Action Name='f' IsBound='true'>{bound}</Action>
            <Action Name='f' IsBound='true'>{bound}<Parameter Name='q' Type='Edm.Int32'/></Action>
            <Function Name='g' IsBound='true'>{bound}
                <Parameter Name='q' Type='Edm.Int32'/><Parameter Name='r' Type='Edm.Int32'/></Function>
            <Function Name='g' IsBound='true'>{bound}
                <Parameter Name='r' Type='x.b'/><Parameter Name='q' Type='Edm.Int32'/></Function>
            <Function Name='g' IsBound='true'>{bound}<Parameter Name='p' Type='x.b'/></Function>"
        )),
        [
            "a.f: the action is declared for what it is bound to in line 3 already (line 4)",
            "a.g: the function, with the same parameters, is declared for what it is bound to in \
             line 5 already (line 7)",
            "a.g: parameter `p` stands in line 9 already (line 9)",
        ]
    );
}

#[test]
fn one_name_may_be_bound_to_several_types_and_have_several_sets_of_parameters() {
    let bound = |ty: &str| format!("<Parameter Name='p' Type='{ty}'/>");
    let operations = operations(&format!(
        "<Action Name='f' IsBound='true'>{}</Action><Action Name='f' IsBound='true'>{}</Action>
        <Action Name='f' IsBound='true'>{}</Action><Action Name='f'/><Function Name='f'/>
        <Function Name='f'><Parameter Name='q' Type='Edm.Int32'/></Function>",
        bound("x.b"),
        bound("Collection(x.b)"),
        bound("x.c"),
    ));
    assert_eq!(operations.len(), 6);
}
