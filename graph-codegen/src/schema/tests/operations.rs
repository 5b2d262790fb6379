//! Actions and functions.

use super::{Primitive, PropertyFlags, Value, refusal, schema};
use crate::csdl;
use crate::error::{Problems, without_columns};
use crate::schema::resolve_all;
use crate::schema::{Binding, BodyForm, Operation, OperationKind};

fn operations(operations: &str) -> Vec<Operation> {
    let namespaces = format!(
        "<Schema Namespace='a' Alias='x'><EntityType Name='b'/><ComplexType Name='c'/>
        <EnumType Name='e'/>{operations}</Schema>"
    );
    schema(&namespaces).operations
}

/// The errors of operations that start in line 3.
fn refused(operations: &str) -> Vec<String> {
    refusal(&format!(
        "<Schema Namespace='a' Alias='x'><EntityType Name='b'/>\n{operations}</Schema>"
    ))
}

#[test]
fn the_first_parameter_of_a_bound_operation_is_its_binding() {
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
    assert!(!q.nullable && action.return_type.is_none());
    assert_eq!((unbound.kind, &unbound.binding), (OperationKind::Function, &None));
    assert_eq!((unbound.parameters.len(), unbound.parameters[0].nullable), (1, true));
    assert_eq!(primitive.binding, binding("Edm.Int32", false, None));
}

#[test]
fn parameters_may_be_optional_or_secret() {
    let namespaces = "<Schema Namespace='microsoft.graph'><Action Name='changePassword'>
        <Parameter Name='newPassword' Type='Edm.String'><Annotation Term='Core.OptionalParameter'>
            <Record/></Annotation></Parameter>
        <Parameter Name='other' Type='Edm.String'/></Action></Schema>";
    let schema = schema(namespaces);
    let flags: Vec<_> = schema.operations[0].parameters.iter().map(|it| it.flags).collect();
    let first = PropertyFlags { optional: true, secret: true, ..PropertyFlags::default() };
    assert_eq!(flags, [first, PropertyFlags::default()]);
}

#[test]
fn the_form_of_a_response_body_depends_on_the_return_type() {
    for (ty, form, value) in [
        ("x.b", BodyForm::Structure, Value::Structure(0)),
        ("Edm.EntityType", BodyForm::Structure, Value::Json),
        ("x.e", BodyForm::Single, Value::Enumeration(2)),
        ("Edm.Int32", BodyForm::Single, Value::Primitive(Primitive::Int32)),
        ("Edm.Untyped", BodyForm::Single, Value::Json),
        ("Edm.GeographyPoint", BodyForm::Single, Value::Json),
        ("Edm.Stream", BodyForm::Stream, Value::Json),
        ("Collection(x.b)", BodyForm::Collection, Value::Structure(0)),
        ("Collection(Edm.Stream)", BodyForm::Collection, Value::Json),
    ] {
        for (kind, delta) in [("Action", false), ("Function", form == BodyForm::Collection)] {
            let found =
                operations(&format!("<{kind} Name='delta'><ReturnType Type='{ty}'/></{kind}>"));
            let returned = found[0].return_type.as_ref().expect("a return type");
            assert_eq!((returned.form, returned.value), (form, value), "{ty}");
            assert_eq!(found[0].is_delta(), delta, "{kind} {ty}");
        }
    }
}

#[test]
fn undefined_types_of_operations_are_refused() {
    assert_eq!(
        refused(
            "<Action Name='f' IsBound='true'><Parameter Name='p' Type='x.no'/>
            <Parameter Name='q' Type='Edm.Text'/>
            <ReturnType Type='Collection(x.none)'/></Action>"
        ),
        [
            "a.f.p: type `a.no` is not defined (line 3)",
            "a.f.q: `Edm.Text` is not an OData type (line 4)",
            "a.f: type `a.none` is not defined (line 5)",
        ]
    );
}

#[test]
fn a_bound_operation_without_a_binding_parameter_is_refused() {
    assert_eq!(
        refused("<Function Name='f' IsBound='true'/>"),
        ["a.f: the operation is bound but has no binding parameter; add a parameter or remove \
             `IsBound` (line 3)"]
    );
}

#[test]
fn parameters_that_are_declared_twice_are_refused() {
    assert_eq!(
        refused(
            "<Function Name='g' IsBound='true'><Parameter Name='p' Type='x.b'/>
            <Parameter Name='p' Type='x.b'/></Function>"
        ),
        ["a.g: parameter `p` is already declared in line 3 (line 4)"]
    );
}

#[test]
fn operations_that_are_declared_twice_are_noted() {
    let bound = "<Parameter Name='p' Type='x.b'/>";
    let text = format!(
        "<Schema Namespace='a' Alias='x'><EntityType Name='b'/>
            <Action Name='f' IsBound='true'>{bound}</Action>
            <Action Name='f' IsBound='true'>{bound}<Parameter Name='q' Type='Edm.Int32'/></Action>
            <Action Name='f' IsBound='true'>{bound}<Parameter Name='q' Type='Edm.Int16'/></Action>
            <Function Name='g' IsBound='true'>{bound}
                <Parameter Name='q' Type='Edm.Int32'/><Parameter Name='r' Type='Edm.Int32'/></Function>
            <Function Name='g' IsBound='true'>{bound}
                <Parameter Name='r' Type='x.b'/><Parameter Name='q' Type='Edm.Int32'/></Function>
            <Function Name='g' IsBound='true'>{bound}<Parameter Name='r' Type='x.b'/></Function>
        </Schema>"
    );
    let document = csdl::read(&text).expect("the document is read");
    let mut problems = Problems::default();
    let schema = resolve_all(&[document], &mut problems);
    let parameters = schema.operations.iter().map(|it| it.parameters.len()).collect::<Vec<_>>();
    assert_eq!(parameters, [0, 1, 2, 1]);
    let notes: Vec<_> = problems.notes.iter().map(|note| without_columns(note)).collect();
    assert_eq!(
        notes,
        [
            "a.f: the action is already declared for the same binding in line 2, with other parameters; both are generated (line 3)",
            "a.f: the action is already declared for the same binding and parameters in line 3, which is used (line 4)",
            "a.g: the function is already declared for the same binding and parameters in line 5, which is used (line 7)",
        ]
    );
    assert_eq!(problems.errors, []);
}

#[test]
fn operations_may_be_overloaded_by_binding_and_parameters() {
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
